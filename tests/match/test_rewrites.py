from texts_in_common import report

from sayso.match import CopyOptions, find_copies

GULL = report(
    "a",
    "Forty crates of spoiled oysters were sold at the Harrow fish market last week.\n\n"
    "A porter at the market told this paper that the oysters had been kept without ice for three days. "
    "“They stank so badly that we could not stand beside the crates at all,” the porter said.",
    "The Harrow Gull", "2021-06-03",
)  # fmt: skip
OTHER = report("o", "Trams in Velm stopped for an hour after a swan sat down on the rails near the depot.", "Velm Bell",
               "2021-06-02")  # fmt: skip


def links(*reports, **options):
    found = find_copies([GULL, OTHER, *reports], options=CopyOptions(**options))
    return [(c.from_, c.to, c.kind) for c in found]


def told(text: str, published: str | None = "2021-06-04", **parts):
    return report("b", text, parts.pop("publisher", "Velm Bell"), published, **parts)


CREDITED = ("Diners in Velm fell ill. Spoiled oysters from forty crates went over the counter at the fish market "
            "in Harrow, the Harrow Gull reported on Friday. The mayor ate none.")  # fmt: skip


def test_facts_credited_to_a_publisher_are_a_retelling():
    assert links(told(CREDITED)) == [("a", "b", "rewrite")]


def test_a_paper_may_be_credited_by_the_last_word_of_its_name():
    short = CREDITED.replace("the Harrow Gull reported", "the Gull reported")
    assert links(told(short)) == [("a", "b", "rewrite")]
    other = report("g", "The tide was high.", "The Velm Gull", "2021-06-02")
    assert links(told(short), other) == []


def test_the_same_facts_without_a_credit_are_none():
    assert links(told(CREDITED.replace("the Harrow Gull reported on Friday", "it was said"))) == []


def test_a_credit_for_other_facts_is_none():
    assert links(told("A swan stopped the trams, the Harrow Gull reported. The market was shut.")) == []


def test_an_earlier_report_retells_nothing():
    assert links(told(CREDITED, "2021-06-01")) == []


def test_retellings_may_be_left_out():
    assert links(told(CREDITED), rewrites=False) == []


def test_a_credit_directs_an_undated_retelling():
    assert links(told(CREDITED, None)) == [("a", "b", "rewrite")]


def test_words_quoted_from_a_notice_are_a_retelling():
    notice = report("n", "The ferry to Orm will not sail before the spring. Tickets are void. Harrow Ferries is sorry.",
                    "Harrow Ferries", "2021-06-03")  # fmt: skip
    news = told("Islanders row. “The ferry to Orm will not sail before the spring,” Harrow Ferries says.")
    assert links(notice, news) == [("n", "b", "rewrite")]


def test_words_that_a_report_has_somebody_say_are_not_the_publishers():
    speech = report("n", "“The ferry to Orm will not sail before the spring,” the captain, Odd Rask, said at noon.",
                    "Harrow Ferries", "2021-06-03")  # fmt: skip
    news = told("Islanders row. “The ferry to Orm will not sail before the spring,” Odd Rask said. (Harrow Ferries)")
    assert links(speech, news) == []


def test_the_same_words_from_somebody_unnamed_are_a_retelling():
    news = told("The fish hall is a scandal. “They stank so badly that we could not stand beside the crates at all,” "
                "said an insider.")  # fmt: skip
    assert links(news) == [("a", "b", "rewrite")]


def test_the_same_words_from_somebody_named_may_have_been_heard_twice():
    news = told("The fish hall is a scandal. “They stank so badly that we could not stand beside the crates at all,” "
                "said Tove Lind.")  # fmt: skip
    assert links(news) == []


def test_what_an_earlier_version_retold_is_left_to_it():
    first = told(CREDITED, url="https://bell.example/oysters")
    later = report("c", CREDITED.replace("Diners", "Many diners") + " A swan was blamed.", "Velm Bell", "2021-06-05",
                   url="https://bell.example/oysters")  # fmt: skip
    assert ("a", "c", "rewrite") not in links(first, later)
