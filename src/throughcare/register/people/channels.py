"""By which ways a person may be told something, and why not by the others. Pure.

Reading of "safe": what the person was asked and said no to is never used; what nobody asked about may carry a letter
or a call, as it always has, with a word of caution; a text, a voicemail or an e-mail needs a yes, because others read
them over a shoulder. Where nothing is left, it is handed over in person.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Telling(StrEnum):
    """What the person is to be told by: the question that is asked of every address and number."""

    LETTER = "letter"
    MESSAGE = "message"
    CALL = "call"


class Way(StrEnum):
    """One way of reaching somebody."""

    POST = "post"
    EMAIL = "email"
    TEXT = "text"
    CALL = "call"
    HAND = "hand"

    @property
    def words(self) -> str:
        """How it is said in a sentence."""
        return {"post": "by post", "email": "by e-mail", "text": "by text", "call": "by telephone",
                "hand": "handed over in person"}[self.value]  # fmt: skip


HAND_OVER = "Hand it over in person."
NOWHERE = "No fixed abode: there is nowhere to write to"
ONLY_IN_PERSON = "The person asked to be told in person only"
NOT_SAFE = "Not safe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A current address. safe, letters: "yes", "no", "" for not asked. lines: as on the envelope."""

    id: UUID
    kind: str
    label: str
    no_fixed_abode: bool = False
    safe: str = ""
    letters: str = ""
    seen_by: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A telephone number or e-mail address; what it is stands elsewhere, sealed."""

    id: UUID
    kind: str
    label: str
    safe: str = ""
    voicemail: str = ""
    texts: str = ""
    seen_by: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A way that may be used. key: the address or number. caution: what to mind; "" for nothing."""

    way: Way
    key: UUID
    label: str
    caution: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedChannel:
    """A way that may not be used, and why."""

    way: Way
    key: UUID
    label: str
    reason: str

    @property
    def unsafe(self) -> bool:
        """Whether the person said that it is not safe, or wants to be told in person; not asked is neither."""
        return self.reason == ONLY_IN_PERSON or self.reason.startswith(NOT_SAFE)


@dataclass(frozen=True, slots=True)
class Channels:
    """safe: the ways that may be used, the best first. best_way: how the person says they are best reached, a code."""

    safe: tuple[Channel, ...]
    refused: tuple[RefusedChannel, ...]
    best_way: str = ""
    language: str = ""
    letter_format: str = ""

    @property
    def hand_over(self) -> bool:
        """Whether nothing is left but to hand it over in person."""
        return not self.safe

    @property
    def post(self) -> Channel | None:
        """Where a letter goes; None where none may be posted."""
        return next((each for each in self.safe if each.way is Way.POST), None)

    def why_not(self, way: Way) -> tuple[RefusedChannel, ...]:
        """What was refused of one way."""
        return tuple(each for each in self.refused if each.way is way)

    @property
    def advice(self) -> str:
        """What to do, in a sentence: the best way that is left."""
        if not self.safe:
            return HAND_OVER
        best = self.safe[0]
        return f"Use {best.label[0].lower()}{best.label[1:]} ({best.way.words})."


@dataclass(slots=True)
class _Sorting:
    safe: list[Channel] = field(default_factory=list)
    refused: list[RefusedChannel] = field(default_factory=list)

    def take(self, way: Way, of: Place | Point, no: str, caution: str) -> None:
        if no:
            self.refused.append(RefusedChannel(way, of.id, of.label, no))
        else:
            lines = of.lines if isinstance(of, Place) else ()
            self.safe.append(Channel(way, of.id, of.label, caution, lines))


def decide(
    telling: Telling, places: Sequence[Place], points: Sequence[Point], *, best_way: str = "", language: str = "",
    letter_format: str = "",
) -> Channels:  # fmt: skip
    """The one decision on every channel: each is either safe, in order, or refused with its reason."""
    found = _Sorting()
    if telling is Telling.LETTER:
        for place in sorted(places, key=_place_order):
            found.take(Way.POST, place, _no_letter(place), _caution(place.safe, place.seen_by))
    for point in points:
        _sort(telling, point, found)
    order = [Way.TEXT, Way.EMAIL, Way.CALL] if telling is Telling.MESSAGE else list(Way)
    found.safe.sort(key=lambda each: (each.way.value != best_way, order.index(each.way)))
    if best_way == Way.HAND:
        found.refused += [
            RefusedChannel(each.way, each.key, each.label, ONLY_IN_PERSON) for each in found.safe
        ]
        found.safe.clear()
    return Channels(tuple(found.safe), tuple(found.refused), best_way, language, letter_format)


def _sort(telling: Telling, point: Point, found: _Sorting) -> None:
    """A number or e-mail address, for what it can carry."""
    caution = _caution(point.safe, point.seen_by)
    if point.kind == "email":
        if telling is not Telling.CALL:
            found.take(Way.EMAIL, point, _unsafe(point) or _not_yes(point.safe, "it is safe"), caution)
        return
    if telling is Telling.MESSAGE and point.kind == "mobile":
        found.take(Way.TEXT, point, _unsafe(point) or _not_yes(point.texts, "texts may be sent"), caution)
    if telling is not Telling.LETTER:
        spoken = "" if point.voicemail == "yes" else "Leave no voicemail"
        found.take(Way.CALL, point, _unsafe(point), ". ".join(each for each in (caution, spoken) if each))


def _place_order(place: Place) -> tuple[int, int]:
    kinds = ("postal", "main", "temporary")
    return (kinds.index(place.kind) if place.kind in kinds else len(kinds), place.safe != "yes")


def _no_letter(place: Place) -> str:
    if place.no_fixed_abode or not place.lines:
        return NOWHERE
    if place.letters == "no":
        return "Letters may not be sent there"
    return _unsafe(place)


def _unsafe(of: Place | Point) -> str:
    if of.safe != "no":
        return ""
    return f"{NOT_SAFE}: seen by {of.seen_by}" if of.seen_by else NOT_SAFE


def _not_yes(answer: str, what: str) -> str:
    return {"yes": "", "no": "The person said no"}.get(answer, f"Not asked whether {what}")


def _caution(safe: str, seen_by: str) -> str:
    said = [] if safe == "yes" else ["Not asked whether it is safe"]
    return ". ".join([*said, *([f"Also seen by {seen_by}"] if seen_by else [])])
