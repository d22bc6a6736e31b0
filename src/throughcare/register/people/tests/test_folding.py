"""Folding: the same name written differently has one key, and a key is its own key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.register.people.folding import (
    LONGEST,
    name_key,
    name_words,
    number_key,
    number_keys,
    swapped,
)
from throughcare.rules import jurisdictions

NAMES = st.text(st.characters(codec="utf-8"), max_size=60)


@pytest.mark.requirement("R002")
@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("O’Neill", "oneill"),
        ("  O'NEILL ", "oneill"),
        ("García-López", "garcia lopez"),
        ("Łukasz", "lukasz"),
        ("Søren Ærø", "soren aero"),
        ("Straße", "strasse"),
        ("St. John", "st john"),
        ("Иван", "иван"),
        ("---", ""),
        ("İpek", "ipek"),
    ],
)
def test_a_name_folds_as_a_reader_would_compare_it(written: str, key: str) -> None:
    assert name_key(written) == key


@given(NAMES)
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@given(NAMES)
def test_case_and_outer_space_change_nothing(name: str) -> None:
    assert name_key(f"  {name}\t") == name_key(name)
    assert len(name_key(name)) <= LONGEST


@given(st.text(max_size=60))
def test_a_key_holds_single_spaces_and_no_punctuation(name: str) -> None:
    key = name_key(name)
    assert key == " ".join(name_words(name))
    assert not set(key) & set("'-.,;:!\"()")


def test_a_number_is_looked_up_as_each_scheme_would_store_it() -> None:
    schemes = jurisdictions.get("ew").identifier_schemes
    assert number_keys(" 2002/73319z ", schemes) == ["20020073319z", "200273319z"]
    assert number_keys("x123456", schemes) == ["x123456"]
    assert number_key("2002/0073319Z") == "20020073319z"
    assert number_keys("--", schemes) == []


def test_neighbouring_letters_change_places() -> None:
    assert swapped("smith") == ["msith", "simth", "smiht", "smtih"]
    assert swapped("aa") == [] == swapped("a")
