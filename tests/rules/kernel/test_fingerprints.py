"""A fingerprint is the same on another machine and another Python: written down here, and made again outside."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

import pytest

from throughcare.rules import catalogue
from throughcare.rules.kernel import Fingerprint, RuleId, Unknown, canonical_json

PROJECT = Path(__file__).parents[3]
RULE = RuleId("some-rule:some_part", date(2026, 11, 22))
EVERY_KIND: dict[str, object] = {
    "b": [1, 2.5, 1e22, 0.1, -0.0, None, True, Unknown.NOT_ASKED],
    "a": {date(2026, 1, 2), date(2026, 1, 1)},
    "ü": 'naïve \U0001f600 \x00 "quoted" \\',
    "moment": datetime(2026, 3, 29, 2, 30, tzinfo=UTC),
    "clock": time(9, 30),
}
OF_EVERY_KIND = "3b7fbf0453cb382ec0ec9b9c2e0b925fe47c1e3dd7f5b1b552d5d34c2806867f"
WRITTEN_DOWN: dict[str, str] = {
    "phq-9@2026-11-22": "6a3565c933b93aa1a84089e59202171364ca2198464d307e83757ad82f88e0a0",
    "lsir-band-pennsylvania@2014-12-04": "28657d8787812446ef725187f4502f3a4848f3a9d1bebf741c3a04f0cc1949c7",
    "oras-band@2026-11-22": "8e31ffd874e701862f4c4e0c8999df0cf400c4a4af61674e1d25ed946999be83",
    "psa-nca@2026-11-22": "a8f486d716e07038ec12f3bb1b6e0757fc6365bfc7d37d9238f67716d7a95d36",
    "united-states:icaos_deadline@2026-11-22": "b2543d7430c06e48b7f6507311315c21fe3dc984ea0d7864552155061169635f",
    "handover-ew:earliest_release@2026-11-22": "ad9533aecaf42e29fb121bcd04f54e7e68f0afe279718fc9527b6d197ea9e9e4",
    "approved-premises-ew:task_deadline@2026-11-22": "39d152754343816a55360193748871e902b7bcb97e06ee7f6c3487c6807ed0f9",
    "osp-dc@2026-11-22": "02f47b41221ccf117e68dd1d86f39d97925a69c4217dc71a358af2090a7ab77e",
}

BY_HAND = """
import hashlib, json, sys
for line in sys.stdin:
    text = json.dumps(json.loads(line), sort_keys=True, separators=(",", ":"))
    print(hashlib.sha256(text.encode("ascii")).hexdigest())
"""
"""How anyone makes a fingerprint again from the rule's name and the answers on a term sheet."""


@cache
def _other_pythons() -> dict[Path, tuple[int, int]]:
    """The oldest and the newest other Python 3 on this machine, with their versions."""
    folder = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    named = [shutil.which(f"python3.{minor}") for minor in range(6, 30)]
    places = {*map(Path, filter(None, named)), *folder.glob("3.*/bin/python3")}
    places = {place for place in places if place.parent.name != "shims"}  # they only start another
    by_version = {version: place for place in sorted(places) if (version := _version(place))}
    by_version.pop(sys.version_info[:2], None)
    ends = sorted(by_version)[:1] + sorted(by_version)[-1:]
    return {by_version[version]: version for version in ends}


def _version(python: Path) -> tuple[int, int] | None:
    command = [str(python), "-c", "import sys; print(*sys.version_info[:2])"]
    ran = subprocess.run(command, capture_output=True, text=True)
    if ran.returncode:
        return None
    major, minor = map(int, ran.stdout.split())
    return major, minor


def _example(rule: str) -> tuple[str, str]:
    """The fingerprint of a rule's first worked example, and what it is made of."""
    entry = catalogue.find(rule)
    asked = entry.ask(entry.card.examples[0].given)
    return asked.fingerprint, f'{{"inputs":{canonical_json(asked.inputs)},"rule":"{rule}"}}'


def test_a_fingerprint_of_every_kind_of_value_is_what_it_ever_was() -> None:
    assert Fingerprint.of(RULE, EVERY_KIND) == OF_EVERY_KIND


@pytest.mark.parametrize("rule", WRITTEN_DOWN)
@pytest.mark.requirement("R132")
def test_a_rules_example_has_the_fingerprint_that_is_written_down(rule: str) -> None:
    assert _example(rule)[0] == WRITTEN_DOWN[rule]


@pytest.mark.requirement("R132")
def test_another_python_makes_the_same_fingerprint_by_hand() -> None:
    pythons = _other_pythons()
    if not pythons:
        pytest.skip("no other Python 3 on this machine")
    made_of = "\n".join(_example(rule)[1] for rule in WRITTEN_DOWN)
    for python in pythons:
        ran = subprocess.run([str(python), "-c", BY_HAND], input=made_of, capture_output=True, text=True)
        assert ran.stdout.split() == list(WRITTEN_DOWN.values()), f"{python}: {ran.stderr}"


def test_the_library_gives_the_same_under_another_python_that_can_run_it() -> None:
    able = [python for python, version in _other_pythons().items() if version >= (3, 13)]
    if not able:
        pytest.skip("no other Python of 3.13 or later on this machine")
    script = (
        "import json, sys\nfrom throughcare.rules import catalogue\n"
        "for rule in json.load(sys.stdin):\n"
        "    entry = catalogue.find(rule); print(entry.ask(entry.card.examples[0].given).fingerprint)"
    )
    for python in able:
        ran = subprocess.run(
            [str(python), "-c", script], input=json.dumps(list(WRITTEN_DOWN)), capture_output=True, text=True,
            env=os.environ | {"PYTHONPATH": str(PROJECT / "src")},
        )  # fmt: skip
        assert ran.stdout.split() == list(WRITTEN_DOWN.values()), f"{python}: {ran.stderr}"
