import pytest

from sayso.errors import FormatError
from sayso.model import Failure
from sayso.read import Details, arrivals_of, items, lines_arriving, read_bytes

WORDS = "Police said nine people were killed when the ferry sank."


def rows(text, id="table.csv", **how):
    return [arrived.report for arrived in arrivals_of(text.encode(), id=id, **how)]


def test_a_row_is_a_report():
    found = rows(f'id,Publisher,published,TEXT,url\nc1,Post,2026-03-03,"{WORDS}",\n,,,"The mayor said, ""No.""",\n')
    assert [(r.id, r.publisher, r.published, r.text, r.url) for r in found] == [
        ("c1", "Post", "2026-03-03", WORDS, None),
        ("table.csv#2", None, None, 'The mayor said, "No."', None),
    ]


@pytest.mark.parametrize(("name", "mark"), [("t.tsv", "\t"), ("t.csv", ";"), ("t.csv", "|"), ("t.csv.gz", ",")])
def test_columns_are_set_apart_by_what_sets_them_apart(name, mark):
    assert [r.text for r in rows(mark.join(("title", "text")) + "\r\n" + mark.join(("A, b", WORDS)) + "\r\n"
                                 if mark != "," else f'title,text\r\n"A, b",{WORDS}\r\n', id=name.removesuffix(".gz"))
            ] == [WORDS]  # fmt: skip


def test_a_table_at_an_address_is_told_by_its_type():
    assert rows(f"text\n{WORDS}\n", id="https://x.example/t", content_type="text/csv; charset=utf-8")[0].text == WORDS


def test_what_the_caller_knows_goes_to_every_row():
    assert rows(f"text\n{WORDS}\n", defaults=Details(publisher="Post"))[0].publisher == "Post"


def test_a_table_without_words_says_which_columns_are_needed():
    (failed,) = rows("id,lede\n1,The mayor said no.\n")
    assert failed.why == (
        'this table has no column "text" (its first line must name its columns: text, and as far as known id, '
        "publisher, title, published, url)"
    )


def test_the_inside_of_a_broken_cell_is_no_row():
    broken = 'b,"The minister, Ina "Red" Holm, said so.\nYesterday, the Echo\nOfficials, who were in town, left."\n'
    found = rows(f"id,text\na,{WORDS}\n{broken}c,{WORDS}\n")
    assert [r.id for r in found] == ["a", "table.csv:3", "c"]


def test_rows_that_cannot_be_read_say_where_and_the_others_go_on():
    found = rows(f'id,text\n\na,{WORDS}\nb,"two\nlines" x\nc,\nd,{WORDS},more\ne,{WORDS}\nf,"never closed\n')
    assert [(r.id, getattr(r, "why", None)) for r in found] == [
        ("a", None),
        ("table.csv:4", 'this row cannot be read: \',\' expected after \'"\' (write " inside of a cell as "")'),
        ("c", "table.csv:6: this holds no text"),
        ("table.csv:7", "this row has 3 cells, the first line names 2 (put cells that hold the delimiter in "
                        "quotation marks)"),
        ("e", None),
        ("table.csv:9", 'this row cannot be read: a quotation mark is not closed (write " inside of a cell as "")'),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["text\n", "id,text\n\n,\n"])
def test_a_table_without_rows_is_a_failure(text):
    assert rows(text)[0].why == "this table holds no reports"


def test_a_row_longer_than_a_report_is_told_as_too_long():
    long, short = rows(f"text\n{'word ' * 210_000}\n{WORDS}\n")
    assert isinstance(long, Failure) and "1,050,000 characters" in long.why
    assert short.text == WORDS


def test_a_table_in_a_folder_and_as_one_report(tmp_path):
    (tmp_path / "t.csv").write_text(f"text\n{WORDS}\n")
    assert [r.id for item in items(tmp_path) for r in item] == ["t.csv#1"]
    with pytest.raises(FormatError, match="many reports"):
        read_bytes(b"text\nwords\n", id="t.csv")


def test_columns_by_other_names_are_understood_and_it_is_told_once():
    first, second = rows(f'Headline,Outlet,Date,Body,Link,Desk\nOne,Post,2026-03-03,"{WORDS}",https://p.example/1,a\n'
                         f'Two,Echo,2026-03-04,"{WORDS}",,b\n')  # fmt: skip
    assert (first.title, first.publisher, first.published, first.text) == ("One", "Post", "2026-03-03", WORDS)
    assert first.url == "https://p.example/1" and second.publisher == "Echo"
    assert first.notes == (
        '"headline" is taken for title, "outlet" is taken for publisher, "date" is taken for published, "body" is '
        'taken for text, "link" is taken for url; not used: "desk" (understood are id, text, publisher, title, '
        "published, url, byline, dateline)",
    )
    assert second.notes == ()


def test_what_a_column_is_called_by_its_own_name_wins_and_two_that_may_be_the_same_are_none():
    (found,) = rows(f'text,body,source,outlet\n"{WORDS}",Else.,Post,Echo\n')
    assert (found.text, found.publisher) == (WORDS, None)
    assert found.notes[0].startswith('not used: "body", "source", "outlet" (understood are id, text,')
    (failed,) = rows(f'id,body,content\n1,"{WORDS}",Other words.\n')
    assert failed.why == 'table.csv:2: "text" is missing, and each of body, content may be it (call one of them "text")'


def test_a_source_that_is_an_address_is_no_publisher():
    (found,) = rows(f'text,source\n"{WORDS}",https://x.example/feed\n')
    assert found.publisher is None and "source" in found.notes[0]


def test_an_empty_cell_of_a_column_that_stands_for_the_text_is_no_text():
    assert [r.why for r in rows("id,body\na,\n")] == ["table.csv:2: this holds no text"]


def test_objects_of_a_file_by_other_names_tell_it_once():
    line = f'{{"headline": "One", "publishedAt": "2026-03-03", "content": "{WORDS}", "source": {{"id": 1}}, "n": 2}}\n'
    first, second = (arrived.report for arrived in lines_arriving([line, line]))
    assert (first.title, first.published, first.text, first.publisher) == ("One", "2026-03-03", WORDS, None)
    assert "not used: \"source\", \"n\" (understood are" in first.notes[0] and second.notes == ()
