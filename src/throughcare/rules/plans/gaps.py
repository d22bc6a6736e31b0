"""What the latest assessment found against what the plan holds: needs without an objective, strengths, loose ends.

It compares codes of the house's vocabulary and sizes of needs, and nothing else. Whether a need is left for later is a
person's choice; here it only shows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from throughcare.rules.needs import NEEDS

GREAT, SOME, NO_NEED = 2, 1, 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedFound:
    """A need as it was assessed. size: 0, 1 or 2 (none, some, great), None where nobody said.

    also: further needs of the same section. strength, harm, reoffending: whether something there helps, and whether it
    is linked; None where that is not known. words: what helps, as it was written.
    """

    area: str
    size: int | None
    also: tuple[str, ...] = ()
    strength: bool | None = None
    harm: bool | None = None
    reoffending: bool | None = None
    words: str = ""

    @property
    def areas(self) -> tuple[str, ...]:
        """Every code under which an objective answers it."""
        return (self.area, *self.also)

    @property
    def title(self) -> str:
        """In words."""
        return NEEDS[self.area].title


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenObjective:
    """An objective that is worked on now or later. key: by which the caller knows it. areas: the needs it serves.

    strength: the area of the strength it builds on, or "".
    """

    key: str
    areas: tuple[str, ...]
    strength: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """great, some: needs without an objective, the worst first. unrated: the same where nobody said how great.

    used, unused: strengths on which an objective builds, and the others. unlinked: keys of objectives whose needs were
    assessed as none, or not at all. answered: needs with an objective.
    """

    great: tuple[NeedFound, ...]
    some: tuple[NeedFound, ...]
    unrated: tuple[NeedFound, ...]
    answered: tuple[NeedFound, ...]
    used: tuple[NeedFound, ...]
    unused: tuple[NeedFound, ...]
    unlinked: tuple[str, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """What stands open, in words."""
        return (
            *(f"{need.title} is a great need, and no objective answers it." for need in self.great),
            *(f"{need.title} is a need, and no objective answers it." for need in self.some),
            *(f"{need.title} helps, and no objective builds on it." for need in self.unused),
        )


def find_gaps(needs: Iterable[NeedFound], objectives: Iterable[OpenObjective]) -> Gaps:
    """Compare. Needs outside the vocabulary (a history) are left out: no objective can change them."""
    found, held = merged(needs), tuple(objectives)
    served = {area for objective in held for area in objective.areas}
    built_on = {objective.strength for objective in held}
    open_: list[NeedFound] = []
    answered: list[NeedFound] = []
    for need in found:
        (answered if served.intersection(need.areas) else open_).append(need)
    strengths = [need for need in found if need.strength]
    return Gaps(
        great=_of_size(open_, GREAT), some=_of_size(open_, SOME), unrated=_of_size(open_, None),
        answered=tuple(need for need in answered if need.size != NO_NEED),
        used=tuple(need for need in strengths if built_on.intersection(need.areas)),
        unused=tuple(need for need in strengths if not built_on.intersection(need.areas)),
        unlinked=tuple(each.key for each in held if all(shows_need(found, at) is False for at in each.areas)),
    )  # fmt: skip


def merged(needs: Iterable[NeedFound]) -> tuple[NeedFound, ...]:
    """One entry an area, the greatest first; linked to harm before linked to reoffending before the rest."""
    by_area: dict[str, NeedFound] = {}
    for need in needs:
        if need.area in NEEDS:
            held = by_area.get(need.area)
            by_area[need.area] = need if held is None else _both(held, need)
    return tuple(sorted(by_area.values(), key=_order))


def shows_need(needs: Iterable[NeedFound], area: str) -> bool | None:
    """Whether the assessment shows a need there; None where nobody said. For the SMART check's `need_assessed`."""
    sizes = [need.size for need in needs if area in need.areas]
    if any(size for size in sizes):
        return True
    return None if None in sizes else False


def _both(one: NeedFound, other: NeedFound) -> NeedFound:
    rated = [size for size in (one.size, other.size) if size is not None]
    return replace(
        one, size=max(rated, default=None), also=tuple(dict.fromkeys((*one.also, *other.also))),
        strength=_either(one.strength, other.strength), harm=_either(one.harm, other.harm),
        reoffending=_either(one.reoffending, other.reoffending),
        words=" ".join(filter(None, (one.words, other.words))),
    )  # fmt: skip


def _either(one: bool | None, other: bool | None) -> bool | None:
    if one or other:
        return True
    return None if one is None or other is None else False


def _order(need: NeedFound) -> tuple[int, bool, bool, int]:
    return -(need.size or 0), not need.harm, not need.reoffending, list(NEEDS).index(need.area)


def _of_size(needs: Iterable[NeedFound], size: int | None) -> tuple[NeedFound, ...]:
    return tuple(need for need in needs if need.size == size)
