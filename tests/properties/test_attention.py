"""Who needs attention: the order is total and stable, no reason vanishes, one reason more never lowers anybody."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.rules import catalogue
from throughcare.rules.workload.attention import CODE, Facts, Standing, Waiting, sort_key, standing
from throughcare.rules.workload.attention_groups import KINDS, Group
from throughcare.rules.workload.attention_ordering import HOUSE_ORDER, MOVABLE, Ordering, read_ordering

pytestmark = pytest.mark.requirement("R133", "R031")

TODAY = date(2026, 11, 22)
days = st.integers(-90, 60).map(lambda each: TODAY + timedelta(days=each))
past = st.integers(-90, 0).map(lambda each: TODAY + timedelta(days=each))
waiting = st.builds(
    Waiting, st.sampled_from([*KINDS, "not-placed-yet"]), days, st.sampled_from(["", "a", "b"])
)
everybody = st.builds(
    Facts,
    today=st.just(TODAY),
    waiting=st.lists(waiting, max_size=5).map(tuple),
    band=st.sampled_from(["high", "medium", "low", "none"]),
    contact_from=st.none() | past,
    last_contact_on=st.none() | past,
    next_on=st.none() | days.filter(lambda day: day >= TODAY),
    allocated_on=st.none() | past,
    very_high_harm=st.booleans(),
    unanswered_since=st.none() | past,
    concerns_on=st.lists(past, max_size=3).map(tuple),
    kept_on=st.lists(past, max_size=12).map(sorted).map(tuple),
)
choices = st.builds(
    Ordering,
    order=st.permutations(MOVABLE).map(tuple),
    soon_days=st.integers(1, 28),
    praise_after=st.integers(2, 10),
    not_counted=st.sets(st.sampled_from([kind.code for kind in KINDS.values() if kind.may_rest])).map(
        frozenset
    ),
)


def place(found: Standing, who: Facts, choice: Ordering) -> tuple[int, date]:
    """Where somebody stands, without the ties."""
    return sort_key(found, who.last_contact_on, "", choice)[:2]


@given(everybody, choices, waiting)
def test_one_reason_more_never_lowers_anybody(who: Facts, choice: Ordering, more: Waiting) -> None:
    before = place(standing(who, choice), who, choice)
    after = replace(who, waiting=(*who.waiting, more))
    assert place(standing(after, choice), after, choice) <= before


@given(everybody, choices)
def test_no_reason_vanishes(who: Facts, choice: Ordering) -> None:
    found = standing(who, choice)
    assert {(each.kind, each.subject) for each in who.waiting} <= {
        (each.kind.code, each.subject) for each in found.reasons
    }
    for each in found.reasons:
        assert each.says(TODAY)
    if found.group is not Group.NOTHING:
        assert found.since == found.reasons[0].on
        assert found.group is found.reasons[0].group


@given(st.lists(everybody, max_size=8), choices, st.integers(0, 1000))
def test_the_order_is_total_and_stable(people: list[Facts], choice: Ordering, seed: int) -> None:
    named = [(f"X{at}", who) for at, who in enumerate(people)]

    def order(rows: list[tuple[str, Facts]]) -> list[str]:
        return [
            name for name, who in sorted(
                rows, key=lambda row: sort_key(standing(row[1], choice), row[1].last_contact_on, row[0], choice)
            )
        ]  # fmt: skip

    shuffled = list(named)
    Random(seed).shuffle(shuffled)
    assert order(shuffled) == order(named)
    assert len(set(order(named))) == len(people), "nobody falls off"


@given(everybody, choices)
def test_danger_stands_first_whatever_an_agency_chooses(who: Facts, choice: Ordering) -> None:
    told = replace(who, waiting=(*who.waiting, Waiting("danger-told", TODAY)))
    found = standing(told, choice)
    assert found.group is Group.DANGER
    assert choice.position(found.group) == 0


@given(everybody)
def test_a_higher_level_is_never_seen_later(who: Facts) -> None:
    places = [
        place(standing(replace(who, band=band)), who, HOUSE_ORDER) for band in ("high", "medium", "low")
    ]
    assert places == sorted(places)


@given(everybody)
def test_the_rule_as_published_says_the_same(who: Facts) -> None:
    found = standing(who)
    asked = {
        "today": TODAY, "level_band": who.band, "very_high_harm": who.very_high_harm,
        "waiting": [{"kind": each.kind, "day": each.on, "subject": each.subject or None} for each in who.waiting],
        "contact_from": who.contact_from, "last_contact_on": who.last_contact_on, "next_on": who.next_on,
        "allocated_on": who.allocated_on, "unanswered_since": who.unanswered_since,
        "concerns_on": list(who.concerns_on), "kept_on": list(who.kept_on),
    }  # fmt: skip
    explained = catalogue.find(CODE).ask(asked)
    assert explained.results["group"] == found.group.value
    assert explained.results["since"] == found.since
    assert len(explained.sentences) == len(found.reasons) + 1


def test_every_group_says_what_it_means() -> None:
    assert all(group.heading and group.means.endswith(".") for group in Group)


def test_nothing_is_asked_about_who_somebody_is() -> None:
    names = {item.name for item in catalogue.find(CODE).items}
    for word in ("sex", "gender", "age", "born", "birth", "ethnic", "race", "origin", "nation", "belief", "religio",
                 "language", "disab", "health", "name", "orient"):  # fmt: skip
        assert not [name for name in names if word in name.split("_")], word


def test_a_choice_is_read_as_it_was_stored() -> None:
    own = Ordering(
        order=(Group.OVERDUE, Group.CLOCK, Group.PROGRESS, Group.SOON), soon_days=14, praise_after=4,
        contact_days={"high": 3, "medium": 7, "low": 21, "none": 7}, not_counted=frozenset({"order-ending"}),
    )  # fmt: skip
    assert read_ordering(CODE, own.values()) == own
    assert read_ordering(CODE, {}) == HOUSE_ORDER
