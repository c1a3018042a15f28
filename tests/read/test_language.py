import pytest

from sayso.errors import LanguageError
from sayso.read import language
from sayso.read.language import language_of, refuse_other_languages

ENGLISH = "The harbour master said on Monday that the ferry would not sail, according to two people who were there."


@pytest.fixture
def no_model(monkeypatch):
    def refuse(sample):
        raise AssertionError("the model was asked")

    monkeypatch.setattr(language, "_modelled", refuse)


def test_english_is_settled_without_the_model(no_model):
    code, sure = language_of(ENGLISH)
    assert code == "en" and sure > 0.8


def test_a_text_without_letters_has_no_language(no_model):
    assert language_of("12.5 % -- 😀 \ud83d") == (None, 0.0)


def test_an_english_notice_does_not_hide_what_follows(monkeypatch):
    monkeypatch.setattr(language, "_modelled", lambda sample: ("es", 0.99))
    text = (
        "Please subscribe to our newsletter for the news of the day. " * 20 + "El alcalde dijo que no hay agua. " * 900
    )
    assert language_of(text)[0] == "es"


def test_a_short_text_the_model_is_unsure_of_passes_without_a_language(monkeypatch):
    monkeypatch.setattr(language, "_modelled", lambda sample: ("so", 0.4))
    assert refuse_other_languages("Abdul Ghani Tarkani meets Orlo Venn in Maruba") is None


def test_another_language_is_named(monkeypatch):
    monkeypatch.setattr(language, "_modelled", lambda sample: ("es", 0.99))
    with pytest.raises(LanguageError, match=r"Spanish \(es\); Sayso reads English") as told:
        refuse_other_languages("El alcalde dijo el lunes que no habrá agua hasta el viernes.")
    assert told.value.language == "es"


@pytest.mark.weights
@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("es", "El alcalde dijo el lunes que no habrá agua hasta el viernes, según los vecinos."),
        ("fr", "Le maire a déclaré lundi que les travaux se poursuivraient jusqu'à vendredi."),
        ("de", "Der Bürgermeister sagte am Montag, die Arbeiten dauerten bis Freitag."),
        ("pl", "Burmistrz powiedział w poniedziałek, że prace potrwają do piątku."),
        ("id", "Wali kota mengatakan pada hari Senin bahwa pekerjaan akan berlanjut."),
        ("tr", "Belediye başkanı pazartesi günü çalışmaların süreceğini söyledi."),
        ("ru", "Мэр заявил в понедельник, что работы продолжатся."),
        ("ar", "قال العمدة يوم الاثنين إن الأعمال ستستمر."),
        ("zh", "市长周一表示，工程将继续进行。"),
        ("hi", "महापौर ने सोमवार को कहा कि काम जारी रहेगा।"),
    ],
)
def test_the_model_knows_a_sentence_of_news(code, text):
    with pytest.raises(LanguageError) as told:
        refuse_other_languages(text)
    assert told.value.language == code


@pytest.mark.weights
@pytest.mark.parametrize(
    "text",
    [
        "Mayor wins",
        "Abdul Ghani Tarkani meets Orlo Venn in Maruba",
        "Ferry sinks off Port Lanra",
        "PM Wickramanayake slams Ospanov",
        "Szczepański, Nguyễn, Ó Súilleabháin sign Qarabağ pact",
        "Goal!",
    ],
)
def test_a_short_english_text_full_of_names_passes(text):
    assert refuse_other_languages(text) in ("en", None)
