"""What followed missed contacts, in the order in which they happened; proposals come from the pack's own rules."""

from datetime import date, timedelta
from random import Random

from throughcare.rules.jurisdictions import TimeLimit
from throughcare.rules.responses import Action, MissedContactFacts, Proposal, Step
from throughcare.shell.exchange.sample import words
from throughcare.shell.exchange.sample.days import DAY, Days
from throughcare.shell.exchange.sample.drawing import among, between, chance
from throughcare.shell.exchange.sample.records import Decision, Failing

EXCUSED, DECIDED = "excused", "decided"
"""Why a failure is closed: codes of the record."""
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
        return Failing(
            stage="to_judge", asked_on=missed_on, excuse_due_on=self._due(missed_on),
            excuse=among(self.r, words.EXCUSES_KEPT), heard_on=self._heard_on(missed_on),
        )  # fmt: skip

    def to_decide(self, missed_on: date) -> Failing:
        """Heard and judged without reasonable excuse; the rule has proposed; somebody has to decide."""
        excuse, heard_on = among(self.r, words.EXCUSES_LEFT), self._heard_on(missed_on)
        found = self._judged(missed_on, heard_on, reasonable=False, excuse=excuse, heard_on=heard_on)
        self.unexcused_on.append(missed_on)
        return found._replace(stage="to_decide")

    def excused(self, missed_on: date) -> Failing:
        """Judged reasonable: nothing follows, and no rule is asked."""
        heard_on = self._heard_on(missed_on)
        excuse = among(self.r, words.EXCUSES_KEPT)
        found = self._judged(missed_on, heard_on, reasonable=True, excuse=excuse, heard_on=heard_on)
        return found._replace(stage="closed", closed_reason=EXCUSED)

    def decided(self, missed_on: date, wanted: str = "", *, withdrawn: bool = False) -> Failing:
        """Judged unreasonable and decided. wanted: the kind of response the story needs.

        Some never gave a reason; theirs is judged once the days to answer are over.
        """
        answered_by = self._due(missed_on)
        silent = ("",) if answered_by < self.days.today else ()
        excuse = among(self.r, (*words.EXCUSES_LEFT, *silent))
        heard_on = self._heard_on(missed_on) if excuse else None
        judged_on = heard_on or self._by_today(answered_by + DAY)
        found = self._judged(missed_on, judged_on, reasonable=False, excuse=excuse, heard_on=heard_on)
        self.unexcused_on.append(missed_on)
        decision = self._decision(found, judged_on, wanted)
        if withdrawn:
            later = self._by_today(decision.given_on + 12 * DAY)
            decision = decision._replace(withdrawn_on=later, withdrawn_because=words.WITHDRAWN)
        elif decision.kind == "warning":
            self.warned_on.append(decision.given_on)
        return found._replace(stage="closed", decision=decision, closed_reason=DECIDED)

    def _decision(self, found: Failing, judged_on: date, wanted: str) -> Decision:
        assert found.proposal is not None
        step = found.proposal.step
        kind = wanted or self._usual(step)
        return Decision(
            kind, self._by_today(judged_on + DAY), REASONS[kind], ACTIONS[kind] not in step.actions
        )

    def _judged(
        self, missed_on: date, judged_on: date, *, reasonable: bool, excuse: str, heard_on: date | None
    ) -> Failing:
        return Failing(
            stage="", asked_on=missed_on, excuse_due_on=self._due(missed_on), excuse=excuse, heard_on=heard_on,
            judged_on=judged_on, reasonable=reasonable, reasons=words.JUDGED_KEPT if reasonable else words.JUDGED_LEFT,
            proposal=None if reasonable else self._propose(missed_on),
        )  # fmt: skip

    def _propose(self, missed_on: date) -> Proposal:
        return self.days.pack.respond(
            MissedContactFacts(
                order_type=self.order_kind, missed_on=missed_on, excuse_reasonable=False,
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

    def _heard_on(self, missed_on: date) -> date:
        return self._by_today(missed_on + between(self.r, 1, 4) * DAY)

    def _by_today(self, day: date) -> date:
        """The next open day, but never later than today."""
        return min(self.days.next_worked(day), self.days.today)

    def _due(self, asked_on: date) -> date:
        return due_by(self.days, self.days.pack.excuse_limit, asked_on)


def due_by(days: Days, limit: TimeLimit, start: date) -> date:
    """The pack's last day in time, or a week where it has no figure."""
    return limit.due(start, days.holidays) or start + timedelta(days=A_WEEK)
