"""What happened in drug and alcohol tests. Ids, codes and dates only.

`TestResulted` and `TestNotTaken` are facts for whoever answers non-compliance: only where `answerable` is true may
one be looked at as a possible failure, and a person decides.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DrawOpened:
    """A draw was committed to: its frame and the digest of its seed stand."""

    draw_id: UUID
    number: int
    day: date
    people: int


@dataclass(frozen=True, slots=True)
class DrawMade:
    """A draw was made and its seed revealed."""

    draw_id: UUID
    number: int
    day: date
    selected: int


@dataclass(frozen=True, slots=True)
class DrawCancelled:
    """A draw was cancelled before it was made."""

    draw_id: UUID
    number: int


@dataclass(frozen=True, slots=True)
class TestOrdered:
    """A test was ordered by a person. Tests of a draw are told of by `DrawMade`."""

    __test__ = False
    person_id: UUID
    test_id: UUID
    condition_id: UUID
    on: date


@dataclass(frozen=True, slots=True)
class TestMoved:
    """A test went on to another state without being concluded."""

    __test__ = False
    person_id: UUID
    test_id: UUID
    state: str


@dataclass(frozen=True, slots=True)
class TestResulted:
    """What came of a sample was concluded, or changed. former: the outcome before, "" if none.

    answerable: confirmed, the person heard, and nothing explains it; false also while it is disputed.
    """

    __test__ = False
    person_id: UUID
    test_id: UUID
    condition_id: UUID
    on: date
    outcome: str
    answerable: bool
    former: str


@dataclass(frozen=True, slots=True)
class TestNotTaken:
    """A test was not taken and the person was heard about it. what: of the pack's list. outcome: refused or excused."""

    __test__ = False
    person_id: UUID
    test_id: UUID
    condition_id: UUID
    on: date
    what: str
    outcome: str
    answerable: bool
    former: str


@dataclass(frozen=True, slots=True)
class TreatmentRecorded:
    """A prescribed treatment was recorded, or ended."""

    person_id: UUID
    treatment_id: UUID


@dataclass(frozen=True, slots=True)
class TestContested:
    """The person disputes what was concluded, or that was decided. state: open, upheld or not_upheld."""

    __test__ = False
    person_id: UUID
    test_id: UUID
    state: str
