"""A process in words: when each gate opens and is due, who must act, and in whose law that stands."""

from datetime import datetime

from throughcare.decisions.dueprocess.queries import ProcessView
from throughcare.decisions.dueprocess.wording import GATE_WORDS
from throughcare.rules.responses.gates import DECIDERS, SINCE, Bound, Decider, Gate, Standing


def gate_title(gate: Gate) -> str:
    """What a gate is called."""
    return GATE_WORDS[gate.value]


def who_words(who: Decider) -> str:
    """Who must act, beginning a sentence."""
    words = DECIDERS[who]
    return words[0].upper() + words[1:]


def in_words(view: ProcessView, moment: datetime) -> str:
    """A moment on the clock of the place: "2:30pm on 3 March 2026"."""
    return view.matter.pack.moment_in_words(moment, view.process.zone)


def clock_sentences(view: ProcessView, stand: Standing) -> tuple[str, ...]:
    """What each clock of a gate says, with its length, where it runs from and where the figure stands."""
    said = []
    for running in stand.moments.clocks:
        clock, since = running.clock, SINCE[running.clock.since]
        head = "Not before" if clock.bound is Bound.NOT_BEFORE else "Within"
        if running.length is None:
            said.append(f"{head} some time from {since}. {clock.note}")
            continue
        place = "set by the agency" if running.set_here else str(clock.source)
        when = f": {in_words(view, running.at)}" if running.at is not None else "; it has not begun"
        said.append(f"{head} {running.length.words} from {since}{when} ({place}).")
    return tuple(said)


def time_left(view: ProcessView, moment: datetime, now: datetime) -> str:
    """How long until then, or how long it is past, in words for a page."""
    seconds = int((moment - now).total_seconds())
    hours = abs(seconds) // 3600
    length = f"{hours} {'hour' if hours == 1 else 'hours'}" if hours < 48 else f"{hours // 24} days"
    return f"{length} left" if seconds >= 0 else f"{length} over"
