"""Screen: how well one score foretold the outcome of one cohort, what that means, and what it does not."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from throughcare.insight import queries
from throughcare.insight.screens import drawing
from throughcare.insight.screens.drawing import Plot
from throughcare.insight.validated import Validation
from throughcare.insight.validation import AtCut, Division, Group, Rate, Report, Survival
from throughcare.insight.wording import area, order, pairs, percent, with_interval
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.design.page import page

NO_ERRORS = "Errors at the cut are not shown here: in one group too few people stand above it, or below."


@dataclass(frozen=True)
class Row:
    """A line of a table. rate: drawn beside it; None where nothing is. cells: after the name."""

    name: str
    cells: list[str]
    rate: Rate | None = None

    @property
    def span(self) -> tuple[float, float, float]:
        """Where the interval begins, lies and ends, in hundredths of the width."""
        shown = self.rate
        if shown is None:
            return (0, 0, 0)
        return (round(100 * shown.low, 1), round(100 * shown.rate, 1), round(100 * shown.high, 1))


@dataclass(frozen=True)
class Table:
    """heads: of every column, the name's first."""

    caption: str
    heads: list[str]
    rows: list[Row]


@dataclass(frozen=True)
class Part:
    """One division of the people."""

    title: str
    main: Table
    by_score: Table
    left_out: str
    no_errors: str
    drawn: bool


@dataclass(frozen=True)
class Figures:
    """Everything worked out."""

    area: str
    means: str
    base: str
    people: str
    order: str
    plot: Plot
    by_score: Table
    by_band: Table | None
    cuts: Table
    at_cut: Table | None
    cut: str
    parts: list[Part]
    brier: list[tuple[str, str]]
    calibration: Table | None
    calibration_plot: Plot | None
    curves: list[tuple[Table, Plot]]
    concordance: str
    fewest: int


@dataclass(frozen=True)
class ValidationPage:
    """The page. figures: None where nothing may be shown."""

    found: Validation
    left_out: list[str]
    figures: Figures | None

    @property
    def title(self) -> str:
        """The score, as its source calls it."""
        return self.found.asked.score_title


@require_safe
def validation(request: ActingRequest, cohort: str, score: str) -> HttpResponse:
    """One score in one cohort."""
    found = queries.validation(request.actor, cohort, score)
    figures = _figures(found.report) if found.report else None
    return page(request, "insight/validation.jinja", ValidationPage(found, _left_out(found), figures))


def _left_out(found: Validation) -> list[str]:
    counted = found.counted
    said = [
        (counted.without_score, "no score is recorded: the source left it blank"),
        (counted.without_outcome, "it is not known whether the outcome came"),
    ]
    return [
        f"{number:,} of {counted.in_cohort:,} people were left out, because {why}."
        for number, why in said
        if number
    ]


def _figures(report: Report) -> Figures:
    whole, calibrated = report.whole, report.calibration
    return Figures(
        area=area(report.auc), means=pairs(report.auc), base=with_interval(whole), people=f"{whole.people:,}",
        order=order(report),
        plot=drawing.by_score(report.by_score, whole.rate, "Share with the outcome at each score"),
        by_score=_rates("Share with the outcome at each score", "Score", report.by_score),
        by_band=_rates("Share with the outcome in each band", "Band", report.by_band) if report.by_band else None,
        cuts=_cuts("If “high” began at …", report.cuts),
        at_cut=_cuts("At the cut", [report.own_cut]) if report.own_cut else None,
        cut=report.own_cut.cut if report.own_cut else "",
        parts=[_part(each, report.own_cut is not None) for each in report.divisions],
        brier=[] if calibrated is None else [
            ("Brier score", f"{calibrated.brier:.4f}"),
            ("Of telling everybody the base rate", f"{calibrated.brier_of_base_rate:.4f}"),
            ("Expected, and came", f"{calibrated.expected:,.1f}, and {calibrated.happened:,}"),
            ("Calibration intercept and slope", f"{calibrated.intercept:.3f} and {calibrated.slope:.3f}"),
        ],
        calibration=None if calibrated is None else Table(
            "Predicted and observed", ["Predicted", "People", "With the outcome", "Observed (95% interval)"],
            [_row(percent(each.predicted), each.observed) for each in calibrated.table],
        ),
        calibration_plot=drawing.calibration(calibrated.table, "Observed against predicted") if calibrated else None,
        curves=_curves(report.survival) if report.survival else [],
        concordance=f"{report.survival.concordance:.3f}" if report.survival else "",
        fewest=report.fewest,
    )  # fmt: skip


def _row(name: str, rate: Rate) -> Row:
    return Row(name, [f"{rate.people:,}", f"{rate.happened:,}", with_interval(rate)], rate)


def _rates(caption: str, first: str, rates: Sequence[Rate]) -> Table:
    heads = [first, "People", "With the outcome", "Share (95% interval)"]
    return Table(caption, heads, [_row(each.label, each) for each in rates])


def _cuts(caption: str, cuts: Sequence[AtCut]) -> Table:
    heads = [
        "High from", "Called high", "False positive rate", "False negative rate",
        "Right when high",
    ]  # fmt: skip
    rows = [
        Row(each.cut, [percent(each.high.rate), with_interval(each.false_positive),
                       with_interval(each.false_negative), with_interval(each.right_when_high)])
        for each in cuts
    ]  # fmt: skip
    return Table(caption, heads, rows)


def _part(division: Division, cut: bool) -> Part:
    """cut: whether there is one. Its errors are shown where enough people stand on both sides of it in every group."""
    with_errors = bool(division.groups) and all(each.at_cut for each in division.groups)
    heads = ["Group", "People", "With the outcome", "AUC (95% interval)"]
    names = [rate.label for rate in division.groups[0].by_score] if division.groups else []
    return Part(
        division.title,
        Table(
            f"By {division.title.lower()}",
            [*heads, "False positive rate", "False negative rate"] if with_errors else heads,
            [_group(each, with_errors) for each in division.groups],
        ),
        Table(
            f"Share with the outcome at each score, by {division.title.lower()}",
            ["Group", *(f"Score {name}" for name in names)],
            [
                Row(each.whole.label, [percent(rate.rate) for rate in each.by_score])
                for each in division.groups
            ],
        ),
        ", ".join(division.left_out),
        NO_ERRORS if cut and division.groups and not with_errors else "",
        drawn=with_errors,
    )


def _group(group: Group, with_errors: bool) -> Row:
    cells = [f"{group.whole.people:,}", percent(group.whole.rate), area(group.auc)]
    if not with_errors or group.at_cut is None:
        return Row(group.whole.label, cells)
    wrong = group.at_cut.false_positive
    return Row(
        group.whole.label, [*cells, with_interval(wrong), with_interval(group.at_cut.false_negative)], wrong
    )


def _curves(survival: Survival) -> list[tuple[Table, Plot]]:
    last = max((each.points[-1].day for each in survival.curves if each.points), default=1)
    heads = ["Day", "Still followed", "Without the outcome (95% interval)"]
    return [
        (
            Table(each.label, heads, [
                Row(str(point.day), [f"{point.at_risk:,}",
                    f"{percent(point.share)} ({percent(point.low)} to {percent(point.high)})"])
                for point in each.points
            ]),
            drawing.curve(each.points, last, f"{each.label}: share still without the outcome, by day"),
        )
        for each in survival.curves
    ]  # fmt: skip
