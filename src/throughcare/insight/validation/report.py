"""The whole validation of one score in one cohort: everything that may be shown, worked out once."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from throughcare.insight.validation import disclosure
from throughcare.insight.validation.arrays import Counts, Study, Truths
from throughcare.insight.validation.calibration import calibration
from throughcare.insight.validation.cuts import at_cut
from throughcare.insight.validation.disclosure import Stretch
from throughcare.insight.validation.discrimination import auc
from throughcare.insight.validation.figures import FEWEST, AtCut, Division, Group, NotValidated, Rate, Report
from throughcare.insight.validation.intervals import rate
from throughcare.insight.validation.levels import Levels, count, number
from throughcare.insight.validation.survival import survival

Members = npt.NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Scale:
    """How the score is read. cut: the first score called high, None where its authors name none. bands: their names,
    and where each begins."""

    cut: float | None = None
    bands: tuple[tuple[str, float], ...] = ()

    @property
    def borders(self) -> tuple[float, ...]:
        """Where a stretch of scores should begin."""
        return (*(low for _, low in self.bands), *(() if self.cut is None else (self.cut,)))


def validate(study: Study, scale: Scale) -> Report:
    """Every figure of a score in a cohort that may be shown.

    Raises NotValidated where fewer than `FEWEST` people had the outcome, or fewer had not.
    """
    happened = study.happened
    if min(happened.sum(), (~happened).sum()) < FEWEST:
        raise NotValidated(
            f"Fewer than {FEWEST} people with a score had the outcome, or fewer than {FEWEST} had not:"
            " no figure can be shown without telling of them."
        )
    levels = Levels.of(study.scores, scale.borders)
    counted = count(levels, study.scores, happened, np.zeros(happened.size, dtype=np.intp), groups=1)
    found = disclosure.stretches(counted, *_borders(levels, scale))
    by_score = _by_part(counted[0], found, levels)
    chance, days = study.probability, study.days
    return Report(
        whole=rate("Everybody", int(happened.sum()), happened.size),
        auc=auc(study.scores, happened),
        by_score=by_score,
        by_band=_by_band(counted[0], found, levels, scale),
        cuts=tuple(_at(counted[0], part.first, levels) for part in _parts(found)[1:]),
        own_cut=_own_cut(counted[0], found, levels, scale),
        lowest=min(by_score, key=lambda each: each.rate).label,
        falls=tuple((a.label, b.label) for a, b in pairwise(by_score) if b.rate < a.rate),
        divisions=tuple(divided(title, members, study, levels, scale) for title, members in study.groups.items()),
        calibration=None if chance is None else calibration(chance, happened),
        survival=None if days is None else survival(days, happened, study.scores, scale.cut),
    )  # fmt: skip


def divided(title: str, members: Members, study: Study, levels: Levels, scale: Scale) -> Division:
    """The figures of each group of one division that may be shown. members: each person's group in words."""
    names, at = np.unique(members, return_inverse=True)
    counted = count(levels, study.scores, study.happened, at, groups=names.size)
    visible = disclosure.shown(counted)
    found: tuple[Stretch, ...] = ()
    if visible.any():
        found = disclosure.stretches(disclosure.cells(counted, visible), *_borders(levels, scale))
    if not found:
        visible = np.zeros_like(visible)
    groups = tuple(
        _group(str(names[each]), counted[each], at == each, study, found, levels, scale)
        for each in np.flatnonzero(visible)
    )
    return Division(title, groups, tuple(str(name) for name in names[~visible]))


def _group(
    name: str, counted: Counts, inside: Truths, study: Study, found: tuple[Stretch, ...],
    levels: Levels, scale: Scale,
) -> Group:  # fmt: skip
    happened, others = (int(each) for each in counted.sum(axis=0))
    return Group(
        rate(name, happened, happened + others),
        auc(study.scores[inside], study.happened[inside]),
        _own_cut(counted, found, levels, scale),
        _by_part(counted, found, levels),
        _by_band(counted, found, levels, scale),
    )


def _borders(levels: Levels, scale: Scale) -> tuple[frozenset[int], int | None]:
    """The levels at which bands begin, and the one at which "high" does."""
    begins = frozenset(levels.beginning(low) for _, low in scale.bands)
    return begins, None if scale.cut is None else levels.beginning(scale.cut)


def _parts(found: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    return tuple(part for stretch in found for part in stretch.parts)


def _rate(label: str, counted: Counts, stretch: Stretch) -> Rate:
    happened, others = (int(each) for each in counted[stretch.first : stretch.stop].sum(axis=0))
    return rate(label, happened, happened + others)


def _by_part(counted: Counts, found: tuple[Stretch, ...], levels: Levels) -> tuple[Rate, ...]:
    return tuple(_rate(levels.label(part.first, part.stop), counted, part) for part in _parts(found))


def _by_band(counted: Counts, found: tuple[Stretch, ...], levels: Levels, scale: Scale) -> tuple[Rate, ...]:
    """By band; neighbouring bands that are too small stand together under both names."""
    if not scale.bands:
        return ()
    begins = [(levels.beginning(low), title) for title, low in scale.bands]
    made = []
    for stretch in found:
        titles = [title for begin, title in begins if stretch.first <= begin < stretch.stop]
        begun_before = [title for begin, title in begins if begin < stretch.first]
        made.append(_rate(" and ".join(titles or begun_before[-1:]) or "Below every band", counted, stretch))
    return tuple(made)


def _own_cut(counted: Counts, found: tuple[Stretch, ...], levels: Levels, scale: Scale) -> AtCut | None:
    """At the instrument's own cut, where enough people stand on both sides of it in every group shown."""
    if scale.cut is None:
        return None
    border = levels.beginning(scale.cut)
    return (
        _at(counted, border, levels, number(scale.cut))
        if border in {each.first for each in found[1:]}
        else None
    )


def _at(counted: Counts, border: int, levels: Levels, name: str = "") -> AtCut:
    below, above = counted[:border].sum(axis=0), counted[border:].sum(axis=0)
    return at_cut(
        name or number(levels.starts[border]), (int(below[0]), int(below[1])), (int(above[0]), int(above[1]))
    )
