"""What the invented people of one pack are made of: towns, courts, offences, orders and their conditions."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from throughcare.shell.exchange.sample.names import NAMES, NameLists

Text = tuple[str, str]
"""A code and its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPlan:
    """A type of order as it is drawn.

    kind: an order type of the pack. share: how many in a hundred or so. months: possible lengths.
    sentence: what the court imposed, in words. authority: who made the order; "" for the sentencing court.
    always, some: conditions every such order carries, and those of which one or two are added.
    dates: key dates, each with its certainty and whether it is the order's "first" or "last" day.
    """

    kind: str
    share: int
    months: tuple[int, ...]
    sentence: str
    authority: str
    always: tuple[Text, ...] = ()
    some: tuple[Text, ...] = ()
    dates: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OffencePlan:
    """An offence. scheme, code: "" where no code is given."""

    description: str
    scheme: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One place of invention. The numbers of telephones are those kept free for fiction.

    reference: the agency's own number of the n-th person. identifiers: scheme, how many in a hundred have one, and the
    n-th person's value (year: about when it was given).
    towns: town, area code and the first part of a postal code that no real place has.
    levels: level, how many in a hundred hold it, and every how many weeks they are seen.
    warned_under: the order type for the stories in which a warning is given.
    side_outcomes: what else than a conviction may stand in an offence history.
    """

    pack: str
    names: NameLists
    reference: Callable[[int], str]
    identifiers: tuple[tuple[str, int, Callable[[int, int], str]], ...]
    street_kinds: tuple[str, ...]
    flat: str
    towns: tuple[tuple[str, str, str], ...]
    postcode: Callable[[str, int], str]
    mobile: Callable[[int], str]
    landline: Callable[[int], str]
    courts: tuple[str, ...]
    offences: tuple[OffencePlan, ...]
    orders: tuple[OrderPlan, ...]
    warned_under: str
    levels: tuple[tuple[str, int, int], ...]
    languages: tuple[str, ...]
    characteristics: tuple[tuple[str, int, tuple[str, ...]], ...]
    side_outcomes: tuple[str, ...] = field(default=("charged", "discontinued", "acquitted"))


@cache
def scene_of(pack: str) -> Scene:
    """The scene of a pack. Raises UnknownScene for one without."""
    from throughcare.shell.exchange.sample import scene_ew, scene_us_pa

    scenes = {each.pack: each for each in (scene_ew.scene(NAMES["ew"]), scene_us_pa.scene(NAMES["us-pa"]))}
    if pack not in scenes:
        raise UnknownScene(
            f"There are no invented people for the pack {pack!r}, only for {', '.join(scenes)}."
        )
    return scenes[pack]


class UnknownScene(LookupError):
    """A pack for which nobody can be invented."""
