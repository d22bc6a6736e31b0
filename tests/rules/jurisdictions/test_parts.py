"""Letters, limits, colours and contact standards."""

from datetime import date

import pytest

from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import BlanksDoNotFit, HeaderColours, LetterKind, TimeLimit, Unit
from throughcare.rules.jurisdictions.colours import PoorContrast, contrast_with_white
from throughcare.rules.kernel import Mark, Source, Unsourced

EW, PA, GA = (jurisdictions.get(code) for code in ("ew", "us-pa", "us-ga"))
TEMPLATES = [(pack, letter) for pack in jurisdictions.all() for letter in pack.letters]
SOURCE = Source(
    title="A manual", citation="1", version="1", checked_on=date(2026, 1, 1), licence="MIT", mark=Mark.READ
)


@pytest.mark.parametrize(("pack", "letter"), TEMPLATES, ids=[letter.code for _, letter in TEMPLATES])
def test_a_letter_fills_every_blank(
    pack: jurisdictions.Jurisdiction, letter: jurisdictions.LetterTemplate
) -> None:
    filled = letter.fill({name: f"[{name}]" for name in letter.blanks})
    texts = [filled.title, *(text for section in filled.sections for text in section.texts())]
    assert not any("{" in text for text in texts)
    assert all(any(f"[{name}]" in text for text in texts) for name in letter.blanks)
    assert (filled.template, filled.version, filled.language) == (
        letter.code,
        letter.version,
        letter.language,
    )


@pytest.mark.parametrize(("pack", "letter"), TEMPLATES, ids=[letter.code for _, letter in TEMPLATES])
def test_a_letter_says_how_to_reach_us_and_offers_help(
    pack: jurisdictions.Jurisdiction, letter: jurisdictions.LetterTemplate
) -> None:
    assert {"person_name", "reference", "officer_name", "office_phone"} <= letter.blanks
    said = " ".join(text for section in letter.sections for text in section.texts())
    assert letter.kind.report or any(word in said for word in ("interpreter", "intérprete", "cyfieithydd"))


@pytest.mark.parametrize("pack", [EW, PA], ids=["ew", "us-pa"])
@pytest.mark.parametrize("kind", [LetterKind.REASON_REQUEST, LetterKind.WARNING])
def test_an_adverse_letter_says_how_to_correct_it_and_by_when(
    pack: jurisdictions.Jurisdiction, kind: LetterKind
) -> None:
    letter = pack.letter(kind, order_type=pack.order_types[0].code)
    assert letter is not None
    assert {"correct_by", "manager_name"} <= letter.blanks


def test_the_warning_says_the_three_things_the_act_asks_for() -> None:
    letter = EW.letter(LetterKind.WARNING, order_type="ew-community-order")
    assert letter is not None
    text = " ".join(text for section in letter.sections for text in section.texts())
    assert "{circumstances}" in text
    assert "The breach is unacceptable." in text
    assert "within the period of 12 months beginning with {warning_date}" in text
    assert "liable to be brought before a court" in text


def test_the_appointment_letter_says_nothing_of_what_was_missed() -> None:
    for pack in jurisdictions.all():
        letter = pack.letter(LetterKind.APPOINTMENT)
        assert letter is not None
        text = " ".join(text for section in letter.sections for text in section.texts()).lower()
        assert not any(
            word in text for word in ("missed", "warning", "breach", "violation", "parole", "probation")
        )


@pytest.mark.parametrize("change", [{"office_phone": " "}, {"shoe_size": "9"}, {"office_phone": None}])
def test_a_letter_with_a_blank_left_or_one_too_many_is_refused(change: dict[str, str | None]) -> None:
    letter = GA.letters[0]
    values = dict.fromkeys(letter.blanks, "x") | change
    with pytest.raises(BlanksDoNotFit) as refused:
        letter.fill({name: value for name, value in values.items() if value is not None})
    named = [*refused.value.values["missing"], *refused.value.values["unknown"]]  # type: ignore[misc]
    assert named == list(change)


def test_what_is_filled_in_is_never_read_as_a_blank() -> None:
    letter = GA.letters[0]
    filled = letter.fill(dict.fromkeys(letter.blanks, "{reference}"))
    assert filled.title == "Your appointment on {reference}"


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        (TimeLimit(amount=7, source=SOURCE), date(2026, 4, 8)),
        (TimeLimit(amount=2, unit=Unit.WORKING_DAYS, source=SOURCE), date(2026, 4, 7)),
        (TimeLimit(amount=1, unit=Unit.MONTHS, source=SOURCE), date(2026, 5, 1)),
        (TimeLimit(note="The agency sets its own."), None),
    ],
)
def test_when_something_is_due(limit: TimeLimit, due: date | None) -> None:
    assert limit.due(date(2026, 4, 1), EW.holidays_in(2026)) == due


def test_limits_in_words() -> None:
    assert EW.evidence_limit.words == "5 working days"
    assert EW.excuse_limit.words == "7 days"
    assert "the agency sets its own" in PA.excuse_limit.words
    assert "the agency sets its own" in GA.evidence_limit.words


def test_an_agency_sets_its_own_figure_and_is_its_source() -> None:
    limit = jurisdictions.set_by_agency("Trial agency", 3, Unit.WORKING_DAYS, date(2026, 1, 5))
    assert limit.words == "3 working days"
    assert limit.source is not None
    assert str(limit.source) == "Decision of Trial agency, of 2026-01-05 (2026-01-05)"


def test_a_figure_needs_a_source_and_no_figure_needs_a_note() -> None:
    with pytest.raises(Unsourced, match="source"):
        TimeLimit(amount=3)
    with pytest.raises(Unsourced, match="note"):
        TimeLimit()


def test_contrast_is_measured_as_the_guidelines_measure_it() -> None:
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#ffffff") == pytest.approx(1)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("colour", ["#777777", "#ffffff", "red", "#FFF", "#12345", "#1234567", "#ABCDEF"])
def test_a_header_that_cannot_be_read_is_refused(colour: str) -> None:
    with pytest.raises(PoorContrast):
        HeaderColours(background="#000000", border=colour)


@pytest.mark.parametrize(
    ("level", "what", "times", "days"),
    [
        ("minimum", "face_to_face", 1, 90),
        ("medium", "face_to_face", 1, 30),
        ("maximum", "face_to_face", 2, 30),
        ("high", "face_to_face", 4, 30),
        ("minimum", "home", 0, 0),
        ("medium", "home", 1, 60),
        ("maximum", "home", 1, 30),
        ("high", "home", 1, 30),
        ("minimum", "collateral", 1, 90),
        ("medium", "collateral", 1, 90),
        ("maximum", "collateral", 1, 30),
        ("high", "collateral", 2, 30),
        ("administrative", "face_to_face", 0, 0),
        ("monitored", "collateral", 0, 0),
    ],
)
def test_pennsylvanias_table_as_it_was_read(level: str, what: str, times: int, days: int) -> None:
    standards = PA.contact_standards
    assert standards is not None
    (row,) = [row for row in standards.rows if (row.level, row.what) == (level, what)]
    assert (row.times, row.days) == (times, days)


def test_pennsylvanias_table_covers_every_level_and_is_not_live() -> None:
    standards = PA.contact_standards
    assert standards is not None
    assert not standards.confirmed
    assert {row.level for row in standards.rows} == {level.code for level in PA.levels}
    assert {what: limit.words for what, limit in standards.first.items()} == {
        "face_to_face": "2 working days",
        "home": "10 days",
        "collateral": "2 days",
    }


def test_where_no_standard_is_published_there_is_none() -> None:
    assert EW.contact_standards is None
    assert GA.contact_standards is None
