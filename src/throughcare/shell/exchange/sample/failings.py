"""What followed missed contacts, in the order in which they happened; proposals come from the pack's own rules."""

from datetime import date, timedelta
from random import Random

from throughcare.rules.jurisdictions import TimeLimit
from throughcare.rules.responses import Action, MissedContactFacts, Proposal, Step
from throughcare.shell.exchange.sample import words
from throughcare.shell.exchange.sample.days import DAY, Days
from throughcare.shell.exchange.sample.drawing import among, between, chance
from throughcare.shell.exchange.sample.records import Decision, Failing

ACCEPTED, DECIDED = "Reason accepted", "Response decided"
A_WEEK = 7
"""Days to answer in, where the pack has no figure and the agency sets its own."""
ACTIONS = {"no_action": Action.NO_ACTION, "warning": Action.WARN, "referral": Action.REFER}
REASONS = {
    "no_action": words.DECIDED_NO_ACTION, "warning": words.DECIDED_WARNING, "referral": words.DECIDED_REFERRAL,
}  # fmt: skip


class Ladder:
    """One person's failures on one order, told from the first to the last."""

    def __init__(self, r: Random, days: Days, order_kind: str) -> None:
        self.r, self.days, self.order_kind = r, days, order_kind
        self.warned_on: list[date] = []
        self.unexcused_on: list[date] = []

    def to_ask(self) -> Failing:
        """Nobody has asked for the reason yet."""
        return Failing(stage="to_ask")

    def asked(self, missed_on: date) -> Failing:
        """A letter asks for the reason; the day by which to answer is today or close."""
        asked_on = max(missed_on, self.days.today - timedelta(days=between(self.r, 0, A_WEEK)))
        return Failing(stage="asked", asked_on=asked_on, excuse_due_on=self._due(asked_on))

    def to_judge(self, missed_on: date) -> Failing:
        """A reason was given and waits for the officer's judgment."""
        excuse = among(self.r, words.EXCUSES_KEPT)
        return Failing(
            stage="to_judge", asked_on=missed_on, excuse_due_on=self._due(missed_on), excuse=excuse
        )

    def to_decide(self, missed_on: date) -> Failing:
        """Judged without reasonable excuse; the rule has proposed; somebody has to decide."""
        judged_on = min(missed_on + 3 * DAY, self.days.today)
        self.unexcused_on.append(missed_on)
        return self._judged(missed_on, judged_on, reasonable=False)._replace(stage="to_decide")

    def excused(self, missed_on: date) -> Failing:
        """Judged reasonable: nothing follows."""
        judged_on = self._judging_day(missed_on)
        return self._judged(missed_on, judged_on, reasonable=True)._replace(
            stage="closed", closed_reason=ACCEPTED
        )

    def decided(self, missed_on: date, wanted: str = "", *, withdrawn: bool = False) -> Failing:
        """Judged unreasonable and decided. wanted: the kind of response the story needs."""
        self.unexcused_on.append(missed_on)
        judged_on = self._judging_day(missed_on)
        found = self._judged(missed_on, judged_on, reasonable=False)
        assert found.proposal is not None
        kind = wanted or self._usual(found.proposal.step)
        given_on = min(self.days.next_worked(judged_on + DAY), self.days.today)
        decision = Decision(kind, given_on, REASONS[kind], ACTIONS[kind] not in found.proposal.step.actions)
        if withdrawn:
            decision = decision._replace(
                withdrawn_on=min(given_on + 12 * DAY, self.days.today), withdrawn_because=words.WITHDRAWN
            )
        elif kind == "warning":
            self.warned_on.append(given_on)
        return found._replace(stage="closed", decision=decision, closed_reason=DECIDED)

    def _judged(self, missed_on: date, judged_on: date, *, reasonable: bool) -> Failing:
        excuse = among(self.r, words.EXCUSES_KEPT if reasonable else words.EXCUSES_LEFT)
        return Failing(
            stage="", asked_on=missed_on, excuse_due_on=self._due(missed_on), excuse=excuse, judged_on=judged_on,
            reasonable=reasonable, reasons=words.JUDGED_KEPT if reasonable else words.JUDGED_LEFT,
            proposal=self._propose(missed_on, reasonable),
        )  # fmt: skip

    def _propose(self, missed_on: date, reasonable: bool) -> Proposal:
        return self.days.pack.respond(
            MissedContactFacts(
                order_type=self.order_kind, missed_on=missed_on, excuse_reasonable=reasonable,
                warned_on=tuple(day for day in self.warned_on if day <= missed_on),
                unexcused_on=tuple(day for day in self.unexcused_on if day < missed_on),
            )
        )  # fmt: skip

    def _usual(self, step: Step) -> str:
        if step is Step.REFER:
            return "referral"
        if step is Step.WARN_OR_REFER:
            return "warning"
        return "warning" if Action.WARN in step.actions and chance(self.r, 0.4) else "no_action"

    def _judging_day(self, missed_on: date) -> date:
        return min(self.days.next_worked(self._due(missed_on) + DAY), self.days.today)

    def _due(self, asked_on: date) -> date:
        return due_by(self.days, self.days.pack.excuse_limit, asked_on)


def due_by(days: Days, limit: TimeLimit, start: date) -> date:
    """The pack's last day in time, or a week where it has no figure."""
    return limit.due(start, days.holidays) or start + timedelta(days=A_WEEK)
