"""Wordings with places to fill in, versions of a catalogue, and the reading of stored terms."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from throughcare.rules import jurisdictions
from throughcare.rules.conditions import (
    CONDITION_TYPES,
    THE_ADDRESS,
    BadTerms,
    Catalogue,
    CatalogueVersion,
    ChangeHint,
    ConditionCategory,
    ConditionKind,
    ConditionType,
    Input,
    InputKind,
    Wording,
    no_contact,
    programme,
    read_terms,
    reporting,
    restitution,
    unpaid_work,
    write_terms,
)
from throughcare.rules.conditions.templates import WordingDoesNotFit
from throughcare.rules.conditions.terms import ConditionTerms, house
from throughcare.rules.conditions.versions import NoVersion
from throughcare.rules.dates import DateOrder
from throughcare.rules.kernel import DuplicateCode, UnknownCode, Unsourced

PACKS = jurisdictions.all()
every_type = pytest.mark.parametrize("entry", list(CONDITION_TYPES), ids=lambda entry: entry.code)


@every_type
@pytest.mark.requirement("R065", "R070")
def test_every_type_points_to_a_kind_a_catalogue_and_its_law(entry: ConditionType) -> None:
    assert entry.kind_of_terms.code == entry.terms
    assert entry.legal_basis or entry.needs_power
    if entry.kind is ConditionKind.BESPOKE:
        assert entry.who_agrees


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_every_type_follows_a_catalogue_of_its_pack(pack: jurisdictions.Jurisdiction) -> None:
    for entry in pack.condition_types:
        catalogue = pack.catalogue_of(entry)
        for wording in entry.wordings:
            assert any(wording.held_in(version.version) for version in catalogue.versions)
            assert set(wording.versions) <= {version.version for version in catalogue.versions}


def test_each_change_hint_names_wordings_that_are_there() -> None:
    for pack in PACKS:
        codes = {wording.code for entry in pack.condition_types for wording in entry.wordings}
        for catalogue in pack.catalogues:
            for hint in (hint for version in catalogue.versions for hint in version.changes):
                assert {hint.was, *hint.now} <= codes
                assert hint.says.endswith(".")


def example(kind: Input) -> Any:
    one: Any = {
        InputKind.TEXT: "the centre", InputKind.WHOLE: "16", InputKind.ADDRESS: str(UUID(int=1)),
        InputKind.DATE: "2027-03-09", InputKind.TIME: "19:00",
    }.get(kind.kind) or kind.options[0]  # fmt: skip
    return [one, one] if kind.several else one


@every_type
def test_every_wording_can_be_filled_in_and_says_which_place_is_empty(entry: ConditionType) -> None:
    for wording in entry.wordings:
        said = wording.filled({each.name: example(each) for each in wording.inputs})
        assert "{" not in said and "}" not in said
        assert "{" not in wording.title
        needed = {each.name for each in wording.inputs if not each.optional}
        if needed:
            with pytest.raises(BadTerms) as refused:
                wording.filled({})
            assert {problem.field for problem in refused.value.problems} == needed


PREMISES = Wording(
    code="demo", text="Not to enter {what}{where} until {until} after {time}, under {age}, {how}.",
    inputs=(
        Input(name="what", label="What", add_another="Add another", joined="or"),
        Input(name="where", label="Where", kind=InputKind.ADDRESS, before=" at ", optional=True),
        Input(name="until", label="Until", kind=InputKind.DATE),
        Input(name="time", label="Time", kind=InputKind.TIME),
        Input(name="age", label="Age", kind=InputKind.WHOLE),
        Input(name="how", label="How", kind=InputKind.RADIO, options=("alone", "with others")),
    ),
)  # fmt: skip
GOOD = {
    "what": ["a pub", "a club", "a bar"], "where": str(UUID(int=1)), "until": "2027-03-09",
    "time": "19:00", "age": "18",
    "how": "alone",
}  # fmt: skip


def test_places_are_filled_in_and_an_address_is_never_written_out() -> None:
    assert PREMISES.filled(GOOD) == (
        f"Not to enter a pub, a club or a bar at {THE_ADDRESS} until 9 March 2027 after 19:00, under 18, alone."
    )
    american = PREMISES.filled(GOOD | {"where": "", "what": ["a pub"]}, DateOrder.MONTH_DAY)
    assert american == "Not to enter a pub until March 9, 2027 after 19:00, under 18, alone."


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("what", "a pub", "is not a list"),
        ("where", "12 High Street", "is not a reference to an address"),
        ("until", "soon", "is not a date"),
        ("time", "seven", "is not a time"),
        ("age", "young", "is not a whole number"),
        ("how", "quickly", "is not one of the answers listed"),
        ("age", None, "is not filled in"),
        ("colour", "red", "is not asked in this wording"),
    ],
)
def test_a_place_filled_wrongly_is_named(name: str, value: Any, reason: str) -> None:
    with pytest.raises(BadTerms) as refused:
        PREMISES.filled(GOOD | {name: value})
    assert [(problem.field, reason in problem.reason) for problem in refused.value.problems] == [(name, True)]


def test_a_wording_whose_places_have_no_inputs_is_not_taken() -> None:
    with pytest.raises(WordingDoesNotFit):
        Wording(code="demo", text="Not to enter {what}.")


SOURCE = house("a test")


def version(name: str, begins: date | None = None, *changes: ChangeHint) -> CatalogueVersion:
    return CatalogueVersion(version=name, source=SOURCE, begins=begins, changes=changes)


HINT = ChangeHint(was="old", now=("new",), says="It is plainer.")
CATALOGUE = Catalogue(
    code="demo", title="Demo",
    versions=(version("1"), version("2", date(2026, 1, 1)), version("3", date(2026, 6, 1), HINT)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2020, 1, 1), "1"),
        (date(2026, 1, 1), "2"),
        (date(2026, 5, 31), "2"),
        (date(2026, 6, 1), "3"),
        (None, "3"),
    ],
)
@pytest.mark.requirement("R065")
def test_the_version_of_a_day(day: date | None, name: str) -> None:
    assert CATALOGUE.in_use(day).version == name


def test_before_every_version_the_first_counts() -> None:
    assert Catalogue(code="demo", title="Demo", versions=(version("2", date(2026, 1, 1)),)).in_use(
        date(2020, 1, 1)
    )


def test_what_later_versions_say_of_an_entry() -> None:
    assert CATALOGUE.hints_since("demo 1", "old") == (HINT,)
    assert CATALOGUE.hints_since("demo 3", "old") == ()
    assert CATALOGUE.hints_since("demo 1", "new") == ()
    assert CATALOGUE.hints_since("other 1", "old") == ()


def test_a_catalogue_needs_versions_with_names_of_their_own() -> None:
    for versions in ((), (version("1"), version("1"))):
        with pytest.raises(NoVersion):
            Catalogue(code="demo", title="Demo", versions=versions)


def a_type(**more: Any) -> ConditionType:
    given = {
        "code": "demo-x",
        "title": "X",
        "category": ConditionCategory.OTHER,
        "kind": ConditionKind.ADDITIONAL,
        "source": SOURCE,
    }
    return ConditionType(**given | more)


def test_what_a_type_is_not_taken_with() -> None:
    with pytest.raises(UnknownCode):
        a_type(terms="hopscotch")
    with pytest.raises(BadTerms):
        a_type(terms="treatment", preset={"kind": "hopscotch"})
    with pytest.raises(DuplicateCode):
        a_type(wordings=(PREMISES, PREMISES))
    with pytest.raises(UnknownCode):
        PACKS[0].catalogue_of(a_type(catalogue="nowhere"))


def test_what_is_said_of_a_type() -> None:
    assert a_type().legal_basis == SOURCE.citation
    assert a_type(power="Demo Act, s. 1").legal_basis == "Demo Act, s. 1"
    assert a_type(needs_power=True, power="Demo Act, s. 1").legal_basis == ""
    assert (a_type().who_agrees, a_type(needs_approval=True).who_agrees) == (
        "",
        "Somebody besides the officer",
    )
    assert a_type(needs_approval=True, approval="The board").who_agrees == "The board"
    entry = a_type(wordings=(PREMISES,))
    assert entry.wordings_in("1") == (PREMISES,)
    assert (entry.wording("demo"), entry.wording("none")) == (PREMISES, None)


def test_a_kind_of_terms_needs_evidence_and_words() -> None:
    kind = CONDITION_TYPES.get("ew-licence-bespoke").kind_of_terms
    given = {
        name: getattr(kind, name)
        for name in ("code", "title", "says", "reading", "terms", "accepts", "kept", "source")
    }
    for name, nothing in (("accepts", frozenset()), ("says", " ")):
        with pytest.raises(Unsourced):
            ConditionTerms(**given | {name: nothing})


@pytest.mark.parametrize(
    ("terms", "sent", "field", "reason"),
    [
        (reporting.Terms, {"at": "noon"}, "at", "time of day"),
        (reporting.Terms, {"at": "09:00+01:00"}, "at", "time of day"),
        (reporting.Terms, {"second_at": "17:00"}, "second_at", "no first time"),
        (reporting.Terms, {"at": "17:00", "second_at": "09:00"}, "second_at", "later"),
        (programme.Terms, {"sessions": "²"}, "sessions", "is not a whole number"),
        (programme.Terms, {"sessions": True}, "sessions", "is not a whole number"),
        (programme.Terms, {"sessions": 501}, "sessions", "more than 500"),
        (reporting.Terms, {"where": 7}, "where", "is not text"),
        (reporting.Terms, {"where": "x" * 161}, "where", "more than 160 characters"),
        (reporting.Terms, {"place": "12 High Street"}, "place", "reference"),
        (reporting.Terms, {"colour": "red"}, "colour", "is not asked"),
        (unpaid_work.Terms, {"hours": "many"}, "hours", "is not a number"),
        (unpaid_work.Terms, {"hours": "NaN"}, "hours", "is not a number"),
        (unpaid_work.Terms, {"hours": True}, "hours", "is not a number"),
        (unpaid_work.Terms, {"hours": 0}, "hours", "less than 1"),
        (unpaid_work.Terms, {"by": "soon"}, "by", "is not a date"),
        (restitution.Terms, {"amount": 10, "instalment": 20}, "instalment", "more than the amount"),
        (no_contact.Terms, {"people": ["Mary"]}, "people", "reference"),
        (no_contact.Terms, {"indirect": "yes"}, "indirect", "neither yes"),
    ],
)  # fmt: skip
def test_terms_that_cannot_be_read_name_the_field(terms: Any, sent: Any, field: str, reason: str) -> None:
    with pytest.raises(BadTerms) as refused:
        read_terms(terms, sent)
    assert [(problem.field, reason in problem.reason) for problem in refused.value.problems] == [
        (field, True)
    ]


@pytest.mark.parametrize(
    ("terms", "stored"),
    [
        (reporting.Terms, {"where": "The office", "how_often": "weekly", "at": "09:30", "second_at": "17:00"}),
        (reporting.Terms, {"place": str(UUID(int=3))}),
        (unpaid_work.Terms, {"hours": "120.5", "by": "2027-03-09"}),
        (no_contact.Terms, {"people": [str(UUID(int=1))], "indirect": True}),
        (programme.Terms, {"sessions": 12}),
    ],
)  # fmt: skip
def test_terms_are_stored_and_read_back(terms: Any, stored: dict[str, Any]) -> None:
    assert write_terms(read_terms(terms, stored)) == stored


def test_a_whole_number_may_come_as_text() -> None:
    assert read_terms(programme.Terms, {"sessions": "12"}) == programme.Terms(sessions=12)
