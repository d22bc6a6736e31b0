"""A validation as lines of plain text, with the same digits as the page."""

from collections.abc import Iterator, Sequence

from throughcare.insight.validated import Validation
from throughcare.insight.validation import AtCut, Division, Rate, Report
from throughcare.insight.wording import area, order, pairs, percent, with_interval


def lines(found: Validation) -> Iterator[str]:
    """What the page says, without its pictures."""
    asked, counted, report = found.asked, found.counted, found.report
    yield f"{asked.score_title}: {asked.cohort_title}"
    yield f"People: {counted.used:,} of {counted.in_cohort:,}."
    if counted.without_score:
        yield f"Left out, no score recorded: {counted.without_score:,}."
    if counted.without_outcome:
        yield f"Left out, outcome not known: {counted.without_outcome:,}."
    yield f"Who: {asked.population}"
    yield f"Outcome: {asked.outcome}"
    yield f"Within: {asked.horizon}"
    if report is None:
        yield f"Nothing can be shown. {found.why_not}"
        return
    yield from _figures(report, found)
    yield f"Shown where at least {report.fewest} people had the outcome and {report.fewest} had not."


def _figures(report: Report, found: Validation) -> Iterator[str]:
    yield f"Base rate: {with_interval(report.whole)}"
    yield f"AUC: {area(report.auc)}. {pairs(report.auc)}"
    yield order(report)
    yield from _rates("By score", report.by_score)
    yield from _rates("By band", report.by_band)
    yield f"Cut: {found.asked.cut_because}"
    if report.own_cut:
        yield _errors(report.own_cut.cut, report.own_cut)
    for division in report.divisions:
        yield from _division(division)
    calibrated = report.calibration
    if calibrated is None:
        yield found.asked.no_brier_because
    else:
        yield (
            f"Brier: {calibrated.brier:.4f} (of telling everybody the base rate: {calibrated.brier_of_base_rate:.4f});"
            f" calibration intercept {calibrated.intercept:.3f}, slope {calibrated.slope:.3f}"
        )
        for each in calibrated.table:
            came = each.observed
            yield f"  {percent(each.predicted)} predicted, {with_interval(came)} came, of {came.people:,}"
    if report.survival is None:
        yield found.asked.no_time_because
        return
    yield f"Harrell's C: {report.survival.concordance:.3f}"
    for curve in report.survival.curves:
        yield f"{curve.label}, still without the outcome (Kaplan-Meier):"
        for point in curve.points:
            yield f"  day {point.day}: {percent(point.share)} ({percent(point.low)} to {percent(point.high)})"


def _rates(title: str, rates: Sequence[Rate]) -> Iterator[str]:
    if rates:
        yield f"{title}:"
    for each in rates:
        yield f"  {each.label}: {with_interval(each)}, {each.happened:,} of {each.people:,}"


def _division(division: Division) -> Iterator[str]:
    yield f"By {division.title.lower()}:"
    for group in division.groups:
        said = f"  {group.whole.label}: {group.whole.people:,} people, base rate {percent(group.whole.rate)}"
        yield f"{said}, AUC {area(group.auc)}"
        if group.at_cut:
            yield "  " + _errors(group.at_cut.cut, group.at_cut)
    if division.left_out:
        yield f"  Not shown: {', '.join(division.left_out)}."


def _errors(cut: str, at: AtCut) -> str:
    return (
        f"  high from {cut}: {with_interval(at.false_positive)} of those without the outcome called high (false"
        f" positive), {with_interval(at.false_negative)} of those with it not (false negative)"
    )
