"""Root keys: files that lie open are refused, the newest wraps, none opens what it did not wrap."""

import base64
from pathlib import Path

import pytest

from throughcare.platform.keys.root import (
    EnvironmentRootKeys,
    FolderRootKeys,
    RootKeyProblem,
    exposed,
)

KEY = bytes(range(32))


def test_a_trial_makes_its_first_key_for_its_own_eyes(tmp_path: Path) -> None:
    place = FolderRootKeys(tmp_path / "keys", make_first=True)
    root, wrapped = place.wrap(KEY, b"for this")
    assert root == "root-0001" and KEY not in wrapped
    assert FolderRootKeys(tmp_path / "keys").unwrap(root, wrapped, b"for this") == KEY
    assert not exposed(tmp_path / "keys") and not exposed(tmp_path / "keys/root-0001.key")


def test_production_makes_none_by_itself(tmp_path: Path) -> None:
    with pytest.raises(RootKeyProblem, match="keys init"):
        FolderRootKeys(tmp_path / "keys").wrap(KEY, b"")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_file_open_to_others_is_refused(tmp_path: Path, mode: int) -> None:
    place = FolderRootKeys(tmp_path / "keys", make_first=True)
    place.add()
    (tmp_path / "keys/root-0001.key").chmod(mode)
    with pytest.raises(RootKeyProblem, match="chmod"):
        place.wrap(KEY, b"")


def test_what_a_key_is_for_is_bound_to_it(tmp_path: Path) -> None:
    place = FolderRootKeys(tmp_path / "keys", make_first=True)
    root, wrapped = place.wrap(KEY, b"for this")
    with pytest.raises(RootKeyProblem):
        place.unwrap(root, wrapped, b"for that")


def test_the_newest_wraps_and_the_old_one_opens_until_it_is_set_aside(tmp_path: Path) -> None:
    place = FolderRootKeys(tmp_path / "keys", make_first=True)
    old, wrapped = place.wrap(KEY, b"")
    new = place.add()
    assert place.wrap(KEY, b"")[0] == new > old
    assert place.unwrap(old, wrapped, b"") == KEY
    place.retire(old)
    with pytest.raises(RootKeyProblem):
        place.unwrap(old, wrapped, b"")
    with pytest.raises(RootKeyProblem):
        FolderRootKeys(tmp_path / "keys").unwrap(old, wrapped, b"")


def test_the_environment_names_the_present_key_first() -> None:
    one, two = (base64.b64encode(bytes([letter]) * 32).decode() for letter in b"ab")
    root, wrapped = EnvironmentRootKeys(f"a:{one}").wrap(KEY, b"")
    both = EnvironmentRootKeys(f"b:{two}, a:{one}")
    assert both.current() == "b" and both.unwrap(root, wrapped, b"") == KEY
    with pytest.raises(RootKeyProblem):
        both.add()


@pytest.mark.parametrize("text", ["", "a", "a:", "a:c2hvcnQ="])
def test_an_environment_without_whole_keys_is_refused(text: str) -> None:
    with pytest.raises(RootKeyProblem):
        EnvironmentRootKeys(text)
