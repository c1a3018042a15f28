"""What stands before a source in its sentence, and is none of it: a place, a clause of the article's own."""

import pytest

from sayso.pipeline import read_report
from sayso.read import from_text


def told(text: str) -> list[tuple[str, str | None, str]]:
    """Source, speaker and content of each attribution."""
    return [(" ".join(s.of(text) for s in a.source), a.speaker, " | ".join(s.of(text) for s in a.content))
            for a in read_report(from_text(text, id="r")).attributions]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "speaker"), [
    ("The camp was quiet. From Amman, Rula Sabbagh, the agency's chief of mission, told the Echo that the water had "
     "run out.", "Rula Sabbagh, the agency's chief of mission", "Rula Sabbagh"),
    ("From Tolna, Ann Lee, the president's adviser, said that the launch was a mistake.",
     "Ann Lee, the president's adviser", "Ann Lee"),
    ("The mill burned. In Damascus, Syria, Rula Sabbagh, an aid worker, said the water had run out.",
     "Rula Sabbagh, an aid worker", "Rula Sabbagh"),
    ("In Tolna, the reeve, Ida Holm, said the bridge was safe.", "the reeve, Ida Holm", "Ida Holm"),
    ("Ida Holm, BBC News, Tolna, says the streets are empty.", "Ida Holm, BBC News, Tolna", "Ida Holm"),
    ("Ida Holm, Esk Radio, Tolna, said the streets were empty.", "Ida Holm, Esk Radio, Tolna", "Ida Holm"),
])  # fmt: skip
def test_the_place_in_front_is_no_part_of_the_source(text, source, speaker):
    assert [t[:2] for t in told(text)] == [(source, speaker)]


@pytest.mark.parametrize(("text", "source", "speaker", "content"), [
    ("Alder was 21 and the Tolna Echo says that he had two sons.", "the Tolna Echo", "Tolna Echo", "he had two sons"),
    ("The plant was old and Tolna Steel says that it will be closed.", "Tolna Steel", "Tolna Steel",
     "it will be closed"),
    ("Holm was mayor and her deputy, Bo Hale, said the bridge was safe.", "her deputy, Bo Hale", "Bo Hale",
     "the bridge was safe"),
    ("Alder was 21 years old and IslandNews Tolna reports that he was the 31st person killed this year.",
     "IslandNews Tolna", "IslandNews Tolna", "he was the 31st person killed this year"),
])  # fmt: skip
def test_a_clause_of_the_articles_own_is_no_part_of_the_source(text, source, speaker, content):
    assert told(text) == [(source, speaker, content)]


def test_a_relative_clause_stays_with_whoever_it_is_about():
    found = told("The man who was 21 and his lawyer said they were innocent.")
    assert [t[0] for t in found] == ["The man who was 21 and his lawyer"]


@pytest.mark.parametrize(("text", "speaker"), [
    ("Company chairman and founder, Bo Hale, said the bridge was safe.", "Bo Hale"),
    ("Lawyer and activist, Ida Holm, said two men were held.", "Ida Holm"),
    ("The chairman and the mayor, Bo Hale, said the bridge was safe.", None),
    ("The mayor, Mayor Ida Holm, said the bridge was safe.", "Ida Holm"),
])  # fmt: skip
def test_two_titles_before_a_comma_and_a_name_may_be_one_mans(text, speaker):
    assert [t[1] for t in told(text)] == [speaker]
