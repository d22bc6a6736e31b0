"""How evidence is weighed, the same way for every type: what is judged first, what is open before what is silent."""

from collections.abc import Iterable, Sequence

from throughcare.rules.conditions.finding import (
    Evidence,
    EvidenceKind,
    Finding,
    Shows,
    Watched,
    cannot_tell,
    kept,
    not_kept,
    within,
)
from throughcare.rules.dates import count_of

SILENT = "Nothing on record says whether it was kept in this time."
NOT_RECORDED = "The terms of this condition are not recorded, so the record cannot show whether it was kept."


def something_to_do(
    evidence: Iterable[Evidence],
    kinds: Iterable[EvidenceKind],
    watched: Watched,
    what: str,
    nothing: str = "",
) -> Finding:
    """For what must be done on days: kept where all that is on record was done or excused.

    what: the thing in the singular, "appointment". nothing: said where the record holds none of it in this time.
    """
    found = within(evidence, kinds, watched)
    if answered := _against(found, watched, what):
        return answered
    done = [each for each in found if each.shows is Shows.DONE]
    excused = [each for each in found if each.shows is Shows.EXCUSED]
    if not found:
        return cannot_tell(nothing or f"No {what} is on record in this time.")
    said = f"{count_of(len(done), what)} kept"
    if excused:
        said += f", {len(excused)} missed for a reason that was accepted"
    return kept(f"{said}.", *found)


def something_to_refrain_from(
    evidence: Iterable[Evidence], kinds: Iterable[EvidenceKind], watched: Watched, what: str
) -> Finding:
    """For what must not be done: silence of the record is no proof, so only a record that says so makes it kept.

    what: the thing that must not happen, "contact".
    """
    found = within(evidence, kinds, watched)
    if answered := _against(found, watched, what):
        return answered
    checked = [each for each in found if each.shows in (Shows.DONE, Shows.EXCUSED)]
    if checked:
        return kept(f"What is on record speaks for it: {_listed(checked, watched)}.", *checked)
    return cannot_tell(SILENT)


def _against(found: Sequence[Evidence], watched: Watched, what: str) -> Finding | None:
    judged = [each for each in found if each.shows is Shows.NOT_DONE]
    if judged:
        return not_kept(
            f"Judged not to have been kept, without a reason that was accepted: {_listed(judged, watched)}.",
            *judged,
        )
    waiting = [each for each in found if each.shows is Shows.OPEN]
    if waiting:
        return cannot_tell(
            f"Nobody has judged yet what is on record of this {what}: {_listed(waiting, watched)}.", *waiting
        )
    return None


def _listed(found: Sequence[Evidence], watched: Watched) -> str:
    """The records in a few words with their days; the first five by name."""
    shown = [
        f"{each.says} on {watched.said(each.on)}" if each.says else watched.said(each.on)
        for each in found[:5]
    ]
    more = len(found) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
