"""An agency's own wording: what is read from a box, what is refused and where, how hard it is to read."""

from datetime import date

import pytest

from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Checked, LetterKind, LetterTemplate, Section
from throughcare.rules.kernel import RuleError
from throughcare.rules.texts import (
    Line,
    ListNotLast,
    Problem,
    TextKind,
    Wording,
    blanks_of,
    body_of,
    differences,
    explain_by,
    needs_interpreter,
    plain,
    problems,
    reading_of,
    section_of,
)
from throughcare.rules.texts.reading import syllables_in

pytestmark = pytest.mark.requirement("R117", "R113")
LETTERS = [(pack.code, letter) for pack in jurisdictions.all() for letter in pack.letters]
NAMES = [letter.code for _, letter in LETTERS]


def warning() -> LetterTemplate:
    found = jurisdictions.get("ew").letter(LetterKind.WARNING, order_type="ew-community-order")
    assert found is not None
    return found


def without(letter: LetterTemplate, text: str) -> Wording:
    """The pack's own wording with `text` taken out wherever it stands."""
    return Wording(
        letter.title.replace(text, ""),
        tuple(
            Section(each.heading, tuple(part.replace(text, "") for part in each.paragraphs), each.points)
            for each in letter.sections
        ),
    )


@pytest.mark.parametrize(("pack", "letter"), LETTERS, ids=NAMES)
def test_every_letter_of_a_pack_passes_its_own_test_and_comes_back_from_a_box(
    pack: str, letter: LetterTemplate
) -> None:
    blanks = blanks_of(TextKind.LETTER, letter)
    assert letter.blanks <= {each.name for each in blanks}
    assert problems(Wording(letter.title, letter.sections), blanks, letter) == []
    assert all(section_of(each.heading, body_of(each)) == each for each in letter.sections)
    assert letter.needed, "every letter says what no other wording may drop"


@pytest.mark.parametrize(("pack", "letter"), LETTERS, ids=NAMES)
def test_every_letter_of_a_pack_can_be_read_at_eleven(pack: str, letter: LetterTemplate) -> None:
    samples = {each.name: each.sample for each in blanks_of(TextKind.LETTER, letter)}
    values = {
        name: day if isinstance(day := samples[name], str) else jurisdictions.get(pack).in_words(day)
        for name in letter.blanks
    }
    said = [text for section in letter.fill(values).sections for text in section.texts()]
    assert not reading_of(said, letter.language).hard


@pytest.mark.parametrize(
    ("dropped", "says"), [("{correct_by}", "the day by which to say that something is wrong"),
                          ("{manager_name}", "the team’s manager")],
)  # fmt: skip
def test_what_a_letter_needs_is_asked_back_where_it_stood(dropped: str, says: str) -> None:
    letter = warning()
    [found] = problems(without(letter, dropped), blanks_of(TextKind.LETTER, letter), letter)
    assert dropped in found.says and says in found.says
    assert found.section == [each.heading for each in letter.sections].index("If something here is wrong")


def test_a_sentence_that_law_asks_for_stays_word_for_word() -> None:
    letter, blanks = warning(), blanks_of(TextKind.LETTER, warning())
    softened = without(letter, "The breach is unacceptable.")
    [found] = problems(softened, blanks, letter)
    assert "“The breach is unacceptable.”" in found.says and found.section == 2
    assert problems(softened, blanks, letter, same_language=False) == []


def test_an_unknown_blank_is_named_with_the_one_that_was_meant() -> None:
    blanks = blanks_of(TextKind.CASE_NOTE)
    wording = Wording("Visit", (Section("Seen {to_day}", ("Went to see {persn_name}.",)),))
    assert problems(wording, blanks) == [
        Problem(0, "There is no blank {to_day} here. Did you mean {today}?"),
        Problem(0, "There is no blank {persn_name} here. Did you mean {person_name}?"),
    ]
    lone = Wording("Visit {", (Section("", ("Text.",)),))
    assert [each.section for each in problems(lone, blanks)] == [None]


def test_an_empty_text_is_none_and_a_heading_to_write_under_is_one() -> None:
    blanks = blanks_of(TextKind.CASE_NOTE)
    assert [each.says for each in problems(Wording("", ()), blanks)] == ["Enter the title", "Write the text"]
    note = Wording("Visit", (Section("", ("{person_first_name}, {today}.",)), Section("What we agreed")))
    assert problems(note, blanks) == []


def test_a_box_gives_paragraphs_and_a_list_that_stands_last() -> None:
    typed = "First\nline.\r\n\r\nSecond.\n\n- one\n• two"
    assert section_of("  What  to do ", typed) == Section(
        "What to do", ("First line.", "Second."), ("one", "two")
    )
    with pytest.raises(ListNotLast, match="in a section of its own"):
        section_of("", "- one\n\nAfter the list.")


def test_a_note_shows_headings_on_lines_of_their_own() -> None:
    assert plain(
        (Section("", ("Alex, 3 March.",)), Section("Agreed"), Section("Next", (), ("ring", "write")))
    ) == ("Alex, 3 March.\n\nAgreed\n\nNext\n- ring\n- write")


def test_differences_show_what_went_and_what_came() -> None:
    before = Wording("Visit", (Section("Seen", ("At home.", "All well.")),))
    after = Wording("Visit", (Section("Seen", ("At the office.", "All well.")),))
    assert differences(before, after) == (
        Line("same", "Visit"), Line("same", "Seen"), Line("gone", "At home."), Line("new", "At the office."),
        Line("same", "All well."),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("make", 1), ("table", 2), ("agreed", 2), ("missed", 1), ("wanted", 2), ("appointment", 3),
     ("officer", 3), ("be", 1), ("free", 1), ("rhythm", 1)],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables_in(word) == count


def test_the_formula_by_hand() -> None:
    """24 words, 4 sentences, 24 syllables: 0.39 x 6 + 11.8 x 1 - 15.59 is below 0, so the youngest age."""
    assert reading_of(["We will see you at ten. " * 4], "en").age == 5
    hard = (
        "Notwithstanding considerable administrative difficulties, representatives subsequently recommended "
    )
    assert reading_of([hard * 4], "en").hard


@pytest.mark.parametrize(
    ("sentence", "age"), [("The cat sat on the mat. ", 5), ("You asked for a copy of the letter. ", 7)]
)
def test_the_examples_of_the_rule_by_hand(sentence: str, age: int) -> None:
    assert reading_of([sentence * 5], "en").age == age


def test_the_hardest_sentences_are_shown_with_what_to_do() -> None:
    plainly = "We will see you at ten. Bring the letter with you. "
    hard = (
        "Notwithstanding representations, the administrative determination necessitated reconsideration of the "
        "aforementioned requirement by the supervising authority before the expiry of the operational period."
    )
    [found] = reading_of([plainly * 4, hard], "en").hardest
    assert found.text == hard and found.age > 20
    assert found.advice.startswith("22 words: make two sentences of it. Long words: notwithstanding")
    assert reading_of([plainly * 9], "en").hardest == ()
    assert reading_of([hard * 4], "es").hardest == (), "nothing is said of a language it was not made for"


def test_a_letter_in_another_language_is_gone_through_before_its_answer_is_due() -> None:
    made = date(2026, 12, 23)
    holidays = jurisdictions.get("ew").holidays(2026, 2027)
    assert explain_by(made, None, holidays) == date(2026, 12, 30), "two holidays and a weekend lie between"
    assert explain_by(made, date(2026, 12, 25), holidays) == date(2026, 12, 24)
    assert explain_by(made, made, holidays) == made
    assert (
        needs_interpreter("es", "en")
        and not needs_interpreter("en", "en")
        and not needs_interpreter("", "en")
    )


def test_a_line_of_a_blank_that_stands_alone_is_a_text_of_its_own() -> None:
    section = Section("Facts", ("Seen: {facts}", "{facts}"), ("{facts}",))
    assert section.filled({"facts": "one\n\n two "}) == Section(
        "Facts", ("Seen: one\n\n two ", "one", "two"), ("one", "two")
    )


@pytest.mark.requirement("R118")
def test_no_wording_that_nobody_checked_is_given_for_a_letter() -> None:
    unread = [(pack, letter) for pack, letter in LETTERS if not letter.is_checked]
    assert {(pack, letter.language) for pack, letter in unread} == {("ew", "cy"), ("us-pa", "es")}
    for pack, letter in unread:
        assert jurisdictions.get(pack).letter(letter.kind, letter.language) is None
        english = jurisdictions.get(pack).letter(letter.kind)
        assert english is not None and english.blanks == letter.blanks and english.code == letter.code
        given = {name: getattr(letter, name) for name in LetterTemplate.__dataclass_fields__}
        with pytest.raises(RuleError, match="say who checked it"):
            LetterTemplate(**{**given, "checked": Checked.PACK})


def test_what_cannot_be_told_is_said() -> None:
    assert reading_of(["Dewch i’n gweld ni. " * 9], "cy").words == "Not measured: the formula is for English"
    assert reading_of(["Come at ten."], "en").words == "Cannot tell: fewer than 20 words"


def test_a_pack_cannot_ask_of_others_what_its_own_letter_lacks() -> None:
    letter = warning()
    given = {name: getattr(letter, name) for name in LetterTemplate.__dataclass_fields__}
    with pytest.raises(RuleError, match="answer_by"):
        LetterTemplate(**{**given, "needed": frozenset({"answer_by"})})
    with pytest.raises(RuleError, match="does not say what it must"):
        LetterTemplate(**{**given, "must_say": ("Never said.",)})
