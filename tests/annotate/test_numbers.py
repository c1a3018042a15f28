"""Numbers of invented reports: bounds, what they count, and what is no count."""

import pytest

from sayso.annotate.numbers import find_numbers, value_of
from sayso.model import Time
from sayso.pipeline import read_report
from sayso.read import from_text
from sayso.text import Span
from tests.parses import parse_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12", 12), ("1,200", 1200), ("1,00,000", 100_000), ("1.5 million", 1.5e6), ("3 lakh", 3e5), ("2 crore", 2e7),
        ("twenty-two", 22), ("one hundred and five", 105), ("two thousand three hundred", 2300), ("a dozen", 12),
        ("half a million", 5e5), ("half a dozen", 6),
        ("a quarter of a million", 2.5e5), ("two-thirds of a million", 666_667), ("two dozen", 24), ("a", 1),
        ("a hundred", 100),
        ("two thirty", None), ("", None), ("frogs", None), ("9" * 400, None),
    ],
)  # fmt: skip
def test_a_number_in_words_or_digits_has_its_value(words, value):
    assert value_of(words) == value


def of_rows(text: str, rows: str) -> list[tuple]:
    """The numbers of a hand-made parse."""
    return [(n.text, n.low, n.high, n.of) for n in find_numbers(parse_of(text, rows), ())]


def test_the_subject_of_a_passive_is_what_it_happened_to():
    rows = """
    At at ADP IN advmod 1
    least least ADJ JJS advmod 2
    12 12 NUM CD nummod 3
    sailors sailor NOUN NNS nsubjpass 5
    were be AUX VBD auxpass 5
    killed kill VERB VBN ROOT 5
    """
    assert of_rows("At least 12 sailors were killed", rows) == [("At least 12", 12, None, "killed")]


def test_the_subject_of_an_active_verb_did_it_and_its_object_suffered_it():
    rows = """
    Three three NUM CD nummod 1
    gunmen gunman NOUN NNS nsubj 2
    killed kill VERB VBD ROOT 2
    nine nine NUM CD nummod 4
    farmers farmer NOUN NNS dobj 2
    """
    assert of_rows("Three gunmen killed nine farmers", rows) == [
        ("Three", 3, 3, "gunman"), ("nine", 9, 9, "killed")
    ]  # fmt: skip


def test_a_counted_noun_keeps_the_noun_before_it():
    rows = """
    Two two NUM CD nummod 2
    police police NOUN NN compound 2
    boats boat NOUN NNS nsubj 3
    sank sink VERB VBD ROOT 3
    """
    assert of_rows("Two police boats sank", rows) == [("Two", 2, 2, "police boat")]


def test_a_number_that_lies_in_a_time_is_no_count():
    text = "In two weeks"
    rows = "In in ADP IN ROOT 0\ntwo two NUM CD nummod 2\nweeks week NOUN NNS pobj 0"
    time = Time(span=Span(3, 12), text="two weeks", value="P2W")
    assert find_numbers(parse_of(text, rows), (time,)) == ()


@pytest.mark.parametrize(
    ("words", "low", "high", "of"),
    [
        ("$9.5 billion", 9.5e9, 9.5e9, "USD"),
        ("£20m", 2e7, 2e7, "GBP"),
        ("up to $250,000", None, 250_000, "USD"),
        ("$10-$15 million", 1e7, 1.5e7, "USD"),
        ("€3 million to €5 million", 3e6, 5e6, "EUR"),
        ("40-45 percent", 40, 45, "percent"),
        ("nearly 5%", 5, 5, "percent"),
        ("more than 7 per cent", 7, None, "percent"),
        ("no more than two percentage points", None, 2, "percent"),
        ("dozens", 20, None, "killed"),
        ("tens of thousands", 20_000, None, "killed"),
        ("several hundred", 200, None, "killed"),
        ("between 40 and 50", 40, 50, "killed"),
        ("some 40 to 50", 40, 50, "killed"),
        ("fewer than 50", None, 50, "killed"),
        ("50 or more", 50, None, "killed"),
        ("a dozen", 12, 12, "killed"),
        ("one", 1, 1, "killed"),
    ],
)
def test_bounds_follow_the_wording(words, low, high, of):
    text = f"Fire: {words} dead" if of == "killed" else f"Fire: {words} lost"
    rows = "\n".join(f"{word} {word} X XX dep {i}" for i, word in enumerate(text.split()))
    assert of_rows(text, rows) == [(words, low, high, of)]


@pytest.mark.parametrize("text", ["Nobody was hurt .", "No one was injured .", "There were no injuries ."])
def test_nobody_hurt_is_a_count_of_nought(text):
    rows = "\n".join(f"{word} {word} X XX dep {i}" for i, word in enumerate(text.split()))
    assert [n[1:] for n in of_rows(text, rows)] == [(0, 0, "injured")]


GOLD = [
    ("12 people died.", [("12", 12, 12, "killed")]),
    ("The blast claimed the lives of 12 villagers.", [("12", 12, 12, "killed")]),
    ("The storm claimed 12 lives.", [("12", 12, 12, "killed")]),
    ("A raid left at least 20 dead and dozens wounded.",
     [("at least 20", 20, None, "killed"), ("dozens", 20, None, "injured")]),
    ("The death toll rose to 170 on the island.", [("170", 170, 170, "killed")]),
    ("Officials spoke of 12 fatalities and 30 injuries.", [("12", 12, 12, "killed"), ("30", 30, 30, "injured")]),
    ("Police arrested up to 50 protesters.", [("up to 50", None, 50, "arrested")]),
    ("Some 40 to 50 sailors are missing.", [("Some 40 to 50", 40, 50, "missing")]),
    ("More than 3,000 families were displaced.", [("More than 3,000", 3000, None, "displaced")]),
    ("Gunmen kidnapped nine teachers.", [("nine", 9, 9, "kidnapped")]),
    ("17 people, including two children, were killed.", [("17", 17, 17, "killed"), ("two", 2, 2, "child")]),
    ("Two soldiers and three officers were wounded.", [("Two", 2, 2, "injured"), ("three", 3, 3, "injured")]),
    ("Airstrikes Kill 21 Civilians in Tarn", [("21", 21, 21, "killed")]),
    ("In the raid 15 members of the crew were killed or wounded.", [("15", 15, 15, "casualty")]),
    ("The fire claimed the lives of 129 guards and 116 rebels.",
     [("129", 129, 129, "killed"), ("116", 116, 116, "killed")]),
    ("More than 3,000 people are believed to have been killed.", [("More than 3,000", 3000, None, "killed")]),
    ("He cancelled 14 flights.", [("14", 14, 14, "flight")]),
    ("Hundreds of people were killed.", [("Hundreds", 200, None, "killed")]),
    ("It has paid 5 million dollars.", [("5 million dollars", 5e6, 5e6, "USD")]),
    ("Smith, 45, and a 29-year-old diver beat them 3-1 on Flight 814 in the G20 hall.", []),
    ("Resolution 2254 is on page 7, and one of them is a 10-point plan.", []),
    ("The group grew from 10 to 12 members.", []),
    ("Call 555-1234, or ask for the 12th man in room 4.", []),
]  # fmt: skip


@pytest.mark.weights
@pytest.mark.parametrize(("text", "numbers"), GOLD)
def test_numbers_of_parsed_sentences_say_what_they_count(text, numbers):
    from sayso.annotate.parse import parse
    from sayso.annotate.times import find_times

    parsed = parse(text)
    found = find_numbers(parsed, find_times(parsed, None))
    assert [(n.text, n.low, n.high, n.of) for n in found] == numbers


MEASURED = [
    ("Divers reached the foot of the 70m-deep mine.", [("70m", 70, 70, "metre")]),
    ("A 25m narrow shaft stood open in the yard.", [("25m", 25, 25, "metre")]),
    ("They cut through a 45cm-diameter drain.", [("45cm", 45, 45, "cm")]),
    ("The bell weighs more than 12,000lb.", [("more than 12,000lb", 12000, None, "pound")]),
    ("The dyke is 4m high and 9km long.", [("4m", 4, 4, "metre"), ("9km", 9, 9, "kilometre")]),
    ("Guards found 60kg of resin and 8g of gold.", [("60kg", 60, 60, "kilogram"), ("8g", 8, 8, "gram")]),
    ("A calf fell into a 9ft-deep tank behind a 6ft fence.", [("9ft", 9, 9, "foot"), ("6ft", 6, 6, "foot")]),
    ("The van did 70mph.", [("70mph", 70, 70, "mph")]),
    ("The train slowed to 30 miles per hour.", [("30", 30, 30, "mph")]),
    ("Ash fell 10-15km away.", [("10-15km", 10, 15, "kilometre")]),
    ("The hamlet is 30 kilometers from Tarn.", [("30", 30, 30, "kilometre")]),
    ("The mast, 30m (98ft) tall, stood at a depth of 6m.",
     [("30m", 30, 30, "metre"), ("98ft", 98, 98, "foot"), ("6m", 6, 6, "metre")]),
    ("After a 17-hour search they found him.", [("17-hour", 17, 17, "hour")]),
    ("She survived a 60-metre fall.", [("60-metre", 60, 60, "metre")]),
    ("Porters ended a three-day strike.", [("three-day", 3, 3, "day")]),
    ("A four-vehicle crash shut the pass.", [("four-vehicle", 4, 4, "vehicle")]),
    # an "m" is a million unless something shows metres
    ("Rain drove out 30m people.", [("30m", 3e7, 3e7, "person")]),
    ("The town planted 2m trees.", [("2m", 2e6, 2e6, "tree")]),
    ("The £3m wall cost them dear.", [("£3m", 3e6, 3e6, "GBP")]),
]  # fmt: skip
NAMED_BEFORE = [
    ("The number of victims has shot up to 47.", [("47", 47, 47, "victim")]),
    ("The cards add up to 468 crates.", [("468", 468, 468, "crate")]),
    ("The number of persons affected is 26.", [("26", 26, 26, "person")]),
    ("Police put the number of marchers at 420.", [("420", 420, 420, "marcher")]),
    ("The number of boats is believed to be 31.", [("31", 31, 31, "boat")]),
    ("The number of arrested reached 60.", [("60", 60, 60, "arrested")]),
    ("The number of dead and injured rose to 80.", [("80", 80, 80, "casualty")]),
    ("Some 700 marchers were in the square; the police counted 550.",
     [("Some 700", 700, 700, "marcher"), ("550", 550, 550, "marcher")]),
    # no figure for what the sentence counts, or nothing that it counts
    ("The number of boats fell by 31.", []),
    ("The number of boats could reach 31.", []),
    ("The number of boats is not 31.", []),
    ("The number of microbes fell to 31 per square metre.", []),
    ("Police put the number at 420.", []),
    ("The police counted 420.", []),
    ("Stewards spoke of 62,000.", []),
    ("The true number is 62,000.", []),
    ("Two ships sank; the police counted 900.", [("Two", 2, 2, "ship")]),
]  # fmt: skip
DENIED = [
    ("Nine men are still below, not fourteen.", [("Nine", 9, 9, "man")]),
    ("The loss was not 30 but 55 million crowns.", [("55 million", 5.5e7, 5.5e7, "crown")]),
    ("Not 13 but 16 people were killed.", [("16", 16, 16, "killed")]),
    ("The number of marchers was 600, not 900 marchers.", [("600", 600, 600, "marcher")]),
    ("Six thousand, not nine thousand, marchers came.", [("Six thousand", 6000, 6000, "marcher")]),
    ("Thirteen people died, not the 16 people first told.", [("Thirteen", 13, 13, "killed")]),
    ("Six thousand, not nine.", []),
    ("Not more than 13 people died.", [("Not more than 13", None, 13, "killed")]),
]  # fmt: skip
NO_FIGURES = [
    "The A320 left gate 12 in 2016, as the B52 did on 3 May 1999.",
    "They won 3-2, and the 5G network went live.",
    "Take Route 66 to the M25, then the A40.",
    "She lives at 10 Downing Street and has version 2.0.5 of it.",
    "Call 020 7946 0018 or 555-1234.",
    "He hid a 9mm pistol.",
    "The lottery gave 5m to the poor and 40m in loans.",
    "Profits fell 40m on a year before.",
    "A 5m-euro wall went up.",
    "They won the 100-metre race, the 200m final and the 65kg class.",
    "Holm, 42, a six-year-old and a 40-year-old bridge stood there.",
    "A 14-year old stood on the 18-yard line.",
    "A two-way street, a two-state plan and a 24-hour helpline.",
    "The Six-Day War began.",
    "A two- or three-day strike may follow.",
    "He is 6ft 2in tall.",
    "He weighed 14st 3lb.",
    "Envoys held two- and three-day talks.",
    "The shares fell to a four-month low.",
    "The lake holds 12km³ of water.",
]


@pytest.mark.weights
@pytest.mark.parametrize(("text", "numbers"), [*MEASURED, *NAMED_BEFORE, *DENIED, *((text, []) for text in NO_FIGURES)])
def test_measures_and_figures_named_before_are_found_and_nothing_that_only_looks_like_them(text, numbers):
    from sayso.annotate.parse import parse
    from sayso.annotate.times import find_times

    parsed = parse(text)
    found = find_numbers(parsed, find_times(parsed, None))
    assert [(n.text, n.low, n.high, n.of) for n in found] == numbers


@pytest.mark.weights
@pytest.mark.parametrize(("text", "told"), [
    ("THIRTY young people lie dead under sheets on the quay this morning.", {"THIRTY": "killed"}),
    ("The number of people who lost their lives in the tunnel has risen to six, the ministry said.", {"six": "killed"}),
    ("Nine lives were lost in the fire.", {"Nine": "killed"}),
    ("The death toll in Esk rose to at least six Friday.", {"at least six": "killed"}),
    ("Two law enforcement sources left.", {"Two": "law enforcement source"}),
    ("The bodies of three soldiers were shown to the monitors.", {"three": "killed"}),
    ("Six bodies were pulled from the rubble.", {"Six": "killed"}),
    ("Two bodies oversee the sector, the council and the agency.", {"Two": "body"}),
    ("Forty-three officers had been picked up before midnight.", {"Forty-three": "arrested"}),
    ("The State Security Service was holding eleven people.", {"eleven": "arrested"}),
    ("Sixteen children were taken to hospital with cramps.", {"Sixteen": "hospitalised"}),
    ("Four sheep lay dead on the pasture.", {"Four": "sheep"}),
    ("Five of the 14 patients were killed.", {"Five": "killed", "14": "patient"}),
    ("All of the 14 patients were killed.", {"14": "killed"}),
    ("Five of the 14 passengers killed were from Orrow.", {"Five": "passenger", "14": "killed"}),
    ("Eleven sailors were picked up by a fishing boat off Hallen.", {"Eleven": "sailor"}),
    ("Twelve officers investigated deaths in custody.", {"Twelve": "officer"}),
    ("Ten lawyers visited activists behind bars.", {"Ten": "lawyer"}),
    ("Two people are no longer in custody.", {"Two": "person"}),
    ("Twelve people had not been taken to hospital.", {"Twelve": "person"}),
    ("Twenty children were brought to the hospital for vaccination.", {"Twenty": "child"}),
    ("Eight relatives of people who lost their lives attended.", {"Eight": "relative"}),
    ("Forty farmers found dead fish.", {"Forty": "farmer"}),
    ("The 12 guards lay dead drunk in the yard.", {"12": "guard"}),
    ("The old hall was holding 300 people.", {"300": "person"}),
    ("Three bodies found the plan unlawful.", {"Three": "body"}),
    ("Two public bodies have brought the case to court.", {"Two": "body"}),
])  # fmt: skip
def test_what_happened_to_those_who_are_counted_is_told_by_more_than_one_word(text, told):
    assert {n.text: n.of for n in read_report(from_text(text, id="r", publisher="P")).numbers} == told


@pytest.mark.weights
@pytest.mark.parametrize(("text", "told"), [
    ("Kemi Ojo, 33 was injured at the mill.", {}),
    ("The 45‑year‑old man was arrested.", {}),
    ("Two 15-year-olds died.", {"Two": "killed"}),
    ("Three 9-year-olds stood at the gate.", {}),
    ("In Orsk, 33 were injured.", {"33": "injured"}),
    ("At least 33 was killed.", {"At least 33": "killed"}),
])  # fmt: skip
def test_an_age_is_no_count_and_those_told_by_their_age_are_people(text, told):
    assert {n.text: n.of for n in read_report(from_text(text, id="r", publisher="P")).numbers} == told


@pytest.mark.weights
@pytest.mark.parametrize(("text", "told"), [
    ("The war has claimed the lives of over 4700 people injured 1900 others.",
     {"over 4700": "killed", "1900": "injured"}),
    ("Blast in Tolna: 12 killed 30 wounded on Monday night.", {"12": "killed", "30": "injured"}),
    ("Four medical staff from a clinic in Tolna were also killed in the raid.", {"Four": "killed"}),
    ("A helicopter struck the town, killing the four siblings and their father.", {"four": "killed"}),
    ("At least 30 Alawites including several women children and elderly men were shot dead.",
     {"At least 30": "killed"}),
    ("Some 20 people, including a man who was killed last year, were praised.", {"Some 20": "person"}),
    ("The raid hit a bus and 4 others sustained serious injuries.", {"4": "injured"}),
    ("Nine people suffered a loss there.", {"Nine": "person"}),
    ("A total of 70 terrorists were eliminated in the hills.", {"A total of 70": "killed"}),
    ("The elimination of 34 militants was confirmed.", {"34": "killed"}),
    ("Fourteen players were eliminated in the cup.", {"Fourteen": "player"}),
    ("The town lies in a hilly area. Seventy farmers were killed.", {"Seventy": "killed"}),
])  # fmt: skip
def test_who_was_killed_or_hurt_is_told_though_the_words_run_together(text, told):
    assert {n.text: n.of for n in read_report(from_text(text, id="r", publisher="P")).numbers} == told


@pytest.mark.weights
def test_what_a_value_falls_by_and_to_are_no_range():
    text = "Shares of Tolnatech have dropped more than $11 billion to $106 billion since May."
    numbers = read_report(from_text(text, id="r", publisher="P")).numbers
    assert [(n.text, n.low, n.high) for n in numbers] == [("more than $11 billion", 11e9, None)]


@pytest.mark.parametrize(("text", "found"), [
    ("At least 30 people were shot and killed in Tolna.", [("At least 30", "killed")]),
    ("Twelve people were beaten and injured by guards.", [("Twelve", "injured")]),
    ("Holm was one of at least 70 people shot and killed by guards.", [("at least 70", "killed")]),
    ("Holm was one of three people to leave.", []),
])  # fmt: skip
def test_what_was_done_before_the_end_is_no_end_of_its_own(text, found):
    assert [(n.text, n.of) for n in read_report(from_text(text, id="r")).numbers] == found
