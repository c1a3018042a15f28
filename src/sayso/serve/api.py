"""The HTTP API: everything that the pages do, as JSON."""

from __future__ import annotations

from fastapi import FastAPI


def add_api(app: FastAPI) -> None:
    """Add the API's places to the desk."""
