"""When a hearing may be at the earliest: after its notice can have been served and has run, by the place's table."""

from dataclasses import replace
from datetime import datetime

from throughcare.decisions.dueprocess.models import GateRow, Process
from throughcare.decisions.dueprocess.ruling import Matter, matter_of
from throughcare.decisions.hearings.wording import HELD_GATES
from throughcare.platform import clock
from throughcare.rules.responses.gates import Gate, Since


def step_of(process: Process) -> str:
    """The step that a hearing of this process is: the first that is not closed; "" where it has none."""
    rows = matter_of(process).rows
    return next((each for each in HELD_GATES if Gate(each) in rows and rows[Gate(each)].state == "open"), "")


def earliest(process: Process, gate: str) -> tuple[datetime | None, bool, str]:
    """The first moment, whether the notice still has to be served, and the moment in the place's words.

    None where nothing waits. A notice that was not served counts as served now: no hearing can be sooner than that.
    """
    matter: Matter[Process, GateRow] = matter_of(process)
    now = clock.now()
    notice = matter.rows.get(Gate.NOTICE)
    unserved = notice is not None and notice.state == "open"
    if unserved:
        matter = replace(matter, happened={**matter.happened, Since.NOTICE: now})
    rule = matter.table.gate(Gate(gate)) if gate else None
    found = matter.moments_of(rule).earliest if rule is not None else None
    if found is None and unserved:
        found = now
    if found is None:
        return None, unserved, ""
    return found, unserved, matter.pack.moment_in_words(found, matter.calendar.zone)
