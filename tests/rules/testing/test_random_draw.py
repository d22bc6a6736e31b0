"""A draw is computed again by anybody, comes out even, and shows each part that was changed."""

import hashlib
import hmac
import json
from dataclasses import replace
from typing import Any

import pytest

from throughcare.rules.testing.draw_proof import NotADraw, Published, as_json, check, read
from throughcare.rules.testing.random_draw import (
    Line,
    Opening,
    average_drawn,
    digest,
    drawn_below,
    frame_digest,
    number_of,
    opening_digest,
    opening_text,
    select,
    selection_digest,
)

SEED = "00" * 31 + "2a"
FRAME = (Line("00000000000000aa", 2, 7), Line("00000000000000bb", 1, 7), Line("00000000000000cc", 7, 7))


def opened(frame: tuple[Line, ...] = FRAME, seed: str = SEED, **changed: Any) -> Opening:
    given = {"number": 1, "day": "2026-11-23", "take": None, "agreed": "the first lottery number of the 23rd"}
    return Opening(**given | {"commitment": digest(seed), "frame": frame_digest(frame)} | changed)


def made(
    frame: tuple[Line, ...] = FRAME, seed: str = SEED, value: str = "17", **changed: Any
) -> dict[str, Any]:
    """A draw as its file says."""
    opening = opened(frame, seed, **changed)
    code = opening_digest(opening)
    selected = select(frame, seed, code, value, opening.take)
    return as_json(
        Published(
            opening=opening, opening_digest=code, lines=frame, seed=seed, public_value=value, selected=selected,
            selection_digest=selection_digest(selected),
        )
    )  # fmt: skip


def wrong(raw: dict[str, Any], before: dict[str, Any] | None = None) -> set[str]:
    """The parts that do not hold."""
    found = check(read(json.loads(json.dumps(raw))), read(before) if before else None)
    return {each.part for each in found if not each.right}


@pytest.mark.requirement("R074")
def test_the_numbers_are_those_of_the_recipe_in_the_docs() -> None:
    """As `openssl dgst -sha256 -hmac` gives them; computed here with Python's own HMAC, and one by hand."""
    code = opening_digest(opened())
    assert code == hashlib.sha256(opening_text(opened()).encode()).hexdigest()
    message = f"{code}|17|00000000000000aa"
    assert (
        number_of(SEED, code, "17", "00000000000000aa")
        == hmac.digest(SEED.encode(), message.encode(), "sha256").hex()
    )
    assert frame_digest(reversed(FRAME)) == digest(
        "00000000000000aa,2,7\n00000000000000bb,1,7\n00000000000000cc,7,7\n"
    )
    # echo -n 'Hello' | openssl dgst -sha256 -hmac 'key'
    assert hmac.digest(b"key", b"Hello", "sha256").hex().startswith("c70b9f4d665bd62974afc83582de810e")


@pytest.mark.requirement("R074")
def test_a_chance_is_a_share_of_all_numbers_to_the_last_one() -> None:
    assert drawn_below(0, 1) == 0
    assert drawn_below(1, 1) == 2**256
    assert drawn_below(1, 2) == 2**255
    assert drawn_below(2, 7) == (2 * 2**256) // 7 + 1


def test_whoever_has_the_whole_chance_is_drawn_and_whoever_has_none_is_not() -> None:
    frame = tuple(Line(f"{at:016x}", at % 2, 1) for at in range(200))
    assert select(frame, SEED, "o") == tuple(f"{at:016x}" for at in range(1, 200, 2))


def test_a_number_of_people_is_drawn_exactly_and_never_more_than_there_are() -> None:
    frame = tuple(Line(f"{at:016x}", 0, 1) for at in range(9))
    by_hand = sorted(frame, key=lambda line: number_of(SEED, "o", "", line.pseudonym))[:3]
    assert select(frame, SEED, "o", take=3) == tuple(sorted(line.pseudonym for line in by_hand))
    assert len(select(frame, SEED, "o", take=20)) == 9
    assert average_drawn(frame, 20) == 9


@pytest.mark.requirement("R074")
@pytest.mark.parametrize("take", [None, 40])
def test_everybody_is_drawn_as_often_as_their_chance_says(take: int | None) -> None:
    """Chi-square over fixed seeds: the same numbers every time, so it cannot fail by chance."""
    frame = tuple(Line(f"{at:016x}", 2, 7) for at in range(140))
    draws, expected = 700, 200.0
    times = dict.fromkeys((line.pseudonym for line in frame), 0)
    for at in range(draws):
        for pseudonym in select(frame, digest(f"seed {at}"), "o", take=take):
            times[pseudonym] += 1
    spread = draws * (2 / 7) * (5 / 7)
    chi_square = sum((count - expected) ** 2 for count in times.values()) / spread
    assert 95 < chi_square < 192, "140 people: 99 in 100 fair draws of so many stand well inside"
    assert average_drawn(frame) == 40


@pytest.mark.requirement("R074")
def test_yesterday_tells_nothing_of_today_and_neighbours_nothing_of_each_other() -> None:
    frame = tuple(Line(f"{at:016x}", 1, 2) for at in range(2000))
    first, second = set(select(frame, digest("a"), "o")), set(select(frame, digest("b"), "o"))
    assert 430 < len(first & second) < 570
    pairs = sum(f"{at:016x}" in first and f"{at + 1:016x}" in first for at in range(1999))
    assert 430 < pairs < 570


@pytest.mark.requirement("R074")
def test_the_published_draw_holds() -> None:
    assert wrong(made()) == set()
    assert "00000000000000cc" in made()["selected"]


@pytest.mark.requirement("R074")
@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("seed", lambda raw: raw | {"seed": "00" * 31 + "2b"}),
        ("selection", lambda raw: raw | {"seed": "00" * 31 + "2b"}),
        ("frame", lambda raw: raw | {"frame": raw["frame"][:-1]}),
        ("frame", lambda raw: raw | {"frame": [["00000000000000aa", 1, 7], *raw["frame"][1:]]}),
        ("selection", lambda raw: raw | {"selected": raw["selected"][1:]}),
        ("selection", lambda raw: raw | {"public_value": "18 or another"}),
        ("public value", lambda raw: raw | {"public_value": ""}),
        ("opening", lambda raw: raw | {"take": 2}),
        ("opening", lambda raw: raw | {"for": "2026-11-24"}),
        ("opening", lambda raw: raw | {"public_value_agreed": "another"}),
        ("opening", lambda raw: raw | {"commitment": digest("another")}),
    ],
)  # fmt: skip
def test_what_was_changed_is_named(part: str, change: Any) -> None:
    many = tuple(Line(f"{at:016x}", 2, 7) for at in range(50))
    frame = (*FRAME, *(line for line in many if line.pseudonym not in {each.pseudonym for each in FRAME}))
    assert part in wrong(change(made(frame)))


@pytest.mark.requirement("R074")
def test_a_draw_made_wholly_anew_is_seen_against_the_copy_kept_before_it() -> None:
    before = made() | {"seed": None, "public_value": None, "selected": None, "selection_digest": ""}
    anew = made(FRAME[:2], digest("a seed that suits me"))
    assert wrong(anew) == set(), "it fits itself: alone it cannot show that it replaced another"
    assert wrong(anew, before) == {"opening", "frame"}
    assert wrong(made(), before) == set()


@pytest.mark.parametrize(
    ("says", "raw"),
    [
        ("protocol", []),
        ("protocol", {"protocol": "another"}),
        ('"frame"', made() | {"frame": {}}),
        ("line 1", made() | {"frame": [["00000000000000aa", 8, 7]]}),
        ("line 1", made() | {"frame": [["A Name", 1, 7]]}),
        ("line 1", made() | {"frame": [["00000000000000aa", True, 7]]}),
        ("repeats", made() | {"frame": [["00000000000000aa", 1, 7]] * 2}),
        ('"seed"', made() | {"seed": "2A"}),
        ('"take"', made() | {"take": 0}),
        ('"number"', made() | {"number": "1"}),
        ('"selected"', made() | {"selected": "all"}),
        ('"for"', made() | {"for": "a\nb"}),
    ],
)
def test_a_file_that_is_no_draw_is_refused_by_its_field(says: str, raw: Any) -> None:
    with pytest.raises(NotADraw, match=says):
        read(raw)


def test_an_opened_draw_says_nothing_of_its_seed() -> None:
    opening = opened()
    draw = Published(opening=opening, opening_digest=opening_digest(opening), lines=FRAME)
    assert not draw.made
    assert wrong(as_json(draw)) == set()
    assert replace(draw, seed=SEED).made
