"""The steps of one test in the order in which they happened, as the page tells them."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from throughcare.casework.testing import wording
from throughcare.casework.testing.queries.person import SampleLine, Tested, TestLine
from throughcare.rules.jurisdictions import Jurisdiction


@dataclass(frozen=True)
class StepShown:
    """One step. when: in words. text: what was said or measured. tag: text and colour, or None."""

    when: str
    title: str
    text: str
    by: str
    tag: tuple[str, str] | None = None


def steps_of(pack: Jurisdiction, zone: str, held: Tested, test: TestLine) -> list[StepShown]:
    """Everything that was recorded of a test, the earliest first."""
    told = _Told(pack, zone, held, test)
    rows = [
        *told.notices(),
        *told.samples(),
        *told.custody(),
        *told.findings(),
        *told.hearing(),
        *told.ending(),
    ]
    return [step for _, step in sorted(rows, key=lambda row: row[0])]


type Told = tuple[datetime, StepShown]


@dataclass(frozen=True)
class _Told:
    pack: Jurisdiction
    zone: str
    held: Tested
    test: TestLine

    def when(self, moment: datetime) -> str:
        local = moment.astimezone(ZoneInfo(self.zone))
        return f"{self.pack.in_words(local.date())}, {local:%H:%M}"

    def step(
        self, at: datetime, title: str, text: str, by: str | None, tag: tuple[str, str] | None = None
    ) -> Told:
        return at, StepShown(self.when(at), title, text, f"Recorded by {by}" if by else "", tag)

    def notices(self) -> list[Told]:
        return [
            self.step(
                each.at,
                "Told of the test" if each.reached else "Not reached",
                wording.WAYS[each.way],
                each.by,
            )
            for each in self.held.notices
            if each.test_id == self.test.id
        ]

    def samples(self) -> list[Told]:
        found = []
        if self.test.waiting_since and self.test.waits_until:
            until = self.test.waits_until.astimezone(ZoneInfo(self.zone))
            found.append(
                self.step(self.test.waiting_since, "No sample yet", f"Time given until {until:%H:%M}", None)
            )
        sample = self.held.sample_of(self.test.id)
        if sample is not None:
            kind = self.pack.testing.specimens.get(self.test.specimen)
            title = f"Sample taken: {kind.title.lower()}" if kind else "Sample taken"
            found.append(self.step(sample.collected_at, title, _of_sample(sample), sample.by))
        return found

    def custody(self) -> list[Told]:
        sample = self.held.sample_of(self.test.id)
        return [
            self.step(
                each.at, wording.PURPOSES[each.purpose],
                f"From {each.given_by} to {each.taken_by}."
                + (f" Flaw: {self.pack.testing.flaws.get(each.flaw, each.flaw)}." if each.flaw else ""),
                each.by,
                ("Seal whole", "green") if each.seal_whole else ("Seal broken", "red"),
            )
            for each in self.held.handovers
            if sample and each.specimen_id == sample.id
        ]  # fmt: skip

    def findings(self) -> list[Told]:
        found: dict[str, list[tuple[datetime, str, str]]] = {}
        for each in self.held.findings_of(self.test.id):
            name = self.pack.testing.analytes.get(each.analyte, each.analyte)
            found.setdefault(each.stage, []).append(
                (each.known_from, f"{name}: {wording.FOUND[each.found].lower()}", each.by)
            )
        return [
            self.step(rows[0][0], wording.STAGES[stage], ". ".join(row[1] for row in rows), rows[0][2])
            for stage, rows in found.items()
        ]

    def hearing(self) -> list[Told]:
        found = []
        if self.test.not_taken_at is not None:
            what = self.pack.testing.events.get(self.test.event, self.test.event)
            found.append(
                self.step(self.test.not_taken_at, "Not taken", f"{what[:1].upper()}{what[1:]}", None)
            )
        for each in self.held.explanations:
            if each.test_id != self.test.id:
                continue
            said = f"They say: “{each.answer}”" if each.answer else "No answer yet."
            found.append(self.step(each.asked_at, "The person was asked", said, None))
            if each.judged_at is not None:
                title = f"Reason: {wording.JUDGED[each.judged].lower()}"
                found.append(self.step(each.judged_at, title, each.words, each.by))
        return found

    def ending(self) -> list[Told]:
        found = []
        if self.test.concluded_at is not None:
            title = wording.OUTCOMES[self.test.outcome]
            found.append(self.step(self.test.concluded_at, title, "", self.test.by))
        for each in self.held.contests_of(self.test.id):
            late = datetime.combine(each.raised_on, datetime.max.time(), ZoneInfo(self.zone))
            state = wording.CONTEST_STATES[each.state]
            text = f"They say: “{each.words}”" + (f" Decision: {each.answer}" if each.answer else "")
            step = StepShown(
                self.pack.in_words(each.raised_on), "Disputed by the person", text,
                f"Decided by {each.by}" if each.by else "", (state, "grey"),
            )  # fmt: skip
            found.append((late, step))
        return found


def _of_sample(sample: SampleLine) -> str:
    said = [f"{sample.place}. Form {sample.number}, seal {sample.seal}"]
    if sample.second_seal:
        said.append(f"second bottle {sample.second_seal}")
    if sample.volume_ml is not None:
        said.append(f"{sample.volume_ml:g} mL")
    if sample.temperature_f is not None:
        said.append(f"{sample.temperature_f:g} °F")
    said.append(
        f"watched: {wording.OBSERVED[sample.observed_because].lower()}"
        if sample.observed_because
        else "nobody watched"
    )
    if sample.validity:
        said.append(f"{wording.VALIDITY[sample.validity].lower()}, {sample.laboratory}")
    return ", ".join(said)
