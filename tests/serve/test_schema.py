"""The API against its own description: whatever a program may send, the answer is one that was described."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

schemathesis = pytest.importorskip("schemathesis", reason="Schemathesis is not installed: pip install schemathesis")

from schemathesis import GenerationMode  # noqa: E402
from schemathesis.checks import not_a_server_error  # noqa: E402
from schemathesis.specs.openapi.checks import (  # noqa: E402
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.serve.desk_samples import TOKEN, opened  # noqa: E402

EXAMPLES = 12  # tries of each place; the nightly figure is a matter of patience
PROOF = {"Authorization": f"Bearer {TOKEN}", "X-Sayso-Name": "Ada Brandl"}
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The description of a desk over a small record, with the desk behind it."""
    with opened(tmp_path_factory.mktemp("schema") / "sayso.db", token=TOKEN) as made:
        made.client.headers.update(PROOF)
        version = made.versions()["bee"]
        found = made.get(f"/api/reports/{version}")["attributions"][0]
        spans = sorted(span for part in ("source", "cue", "content") for span in found[part]["spans"])
        place = {"version": version, "spans": spans}
        made.post("/api/judgements", {"what": "right", "kind": "attribution", "place": place}, 201)
        made.post("/api/watches", {"name": "ferry", "wanted": {"about": "ferry"}}, 201)
        loaded = schemathesis.openapi.from_asgi("/openapi.json", app=made.client.app, headers=PROOF)
        loaded.config.generation.update(modes=[GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
        there = {
            "version": version,
            "claim": made.get("/api/claims")["items"][0]["id"],
            "n": 1,
            "actor": made.get("/api/actors")["items"][0]["id"],
        }
        yield loaded, there


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_the_api_keeps_to_its_description(api: Any, mode: GenerationMode) -> None:
    described, there = api
    failures = []
    places = [found.ok() for found in described.get_all_operations()]
    assert len(places) > 25
    for place in places:

        @given(case=place.as_strategy(generation_mode=mode), real=st.booleans())
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
            database=None,
            phases=(Phase.explicit, Phase.generate),
        )
        def tried(case: Any, real: bool) -> None:
            if real and case.method != "DELETE":  # what is there, where chance would hardly find it
                case.path_parameters = {k: there.get(k, v) for k, v in (case.path_parameters or {}).items()}
            case.call_and_validate(headers=PROOF, checks=CHECKS)

        try:
            tried()
        except Unsatisfiable:  # nothing wrong can be sent to a place that takes nothing
            assert mode is GenerationMode.NEGATIVE
        except Exception as error:
            failures.append(f"{place.label}: {error}")
    assert not failures, "\n\n".join(failures)
