"""/people/{id}/standard, /progress and /visits: what is due, steps to less supervision, and who is out."""

from datetime import date, datetime
from uuid import UUID

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.queries.progressing import answers_of
from throughcare.platform.actor import Actor
from throughcare.rules import jurisdictions
from throughcare.rules.release.weighing import weigh
from throughcare.shell.api.operations import Resource
from throughcare.shell.api.shapes import Shown

supervising = Resource("supervision", "supervision")
PERSON = "/people/{uuid:person_id}"
PROPOSAL = f"{PERSON}/progress/{{uuid:progress_id}}"
VISIT = f"{PERSON}/visits/{{uuid:visit_id}}"


class RowShown(Shown):
    """A row of the standard. stands: none, stopped, kept, open, soon, will_be_missed or missed. due: the last day."""

    what: str
    title: str
    asks: str
    stands: str
    due: date | None
    kept_by: date | None
    missing: int


class CountedShown(Shown):
    """A contact as it bears on the standard. counts_for: rows, by `what`; because: why it counts for none."""

    id: UUID
    on: date
    counts_for: list[str]
    because: str


class MissingShown(Shown):
    """A day on which contact would keep a row. code: by which it is booked."""

    code: str
    on: date
    due: date
    kind: str


class StandardShown(Shown):
    """What the standard asks. table: its name; house: whether it is this program's own starting values."""

    table: str
    house: bool
    note: str
    level: str
    phase: str
    start: date | None
    rows: list[RowShown]
    contacts: list[CountedShown]
    missing: list[MissingShown]


class FindingShown(Shown):
    """A condition: met, not_met or not_known."""

    name: str
    asks: str
    asked_for: str
    said: str
    met: str


class ProgressStepShown(Shown):
    """A step with its conditions by what the record answers; what it does not is asked when it is proposed."""

    code: str
    title: str
    kind: str
    rule: str
    findings: list[FindingShown]


class ProposedShown(Shown):
    """What was proposed, and what somebody decided."""

    id: UUID
    version: int
    step: str
    words: str
    findings: list[dict[str, str]]
    proposed_by: str
    proposed_on: date
    state: str
    decided_by: str
    decision: str


class PhaseShown(Shown):
    """A phase held. ends_on: exclusive; null while it lasts."""

    id: UUID
    version: int
    phase: str
    starts_on: date
    ends_on: date | None


class ProgressShown(Shown):
    """Steps, proposals and phases."""

    steps: list[ProgressStepShown]
    proposals: list[ProposedShown]
    phases: list[PhaseShown]


class VisitShown(Shown):
    """A visit, to whoever is to know of it."""

    id: UUID
    version: int
    announced: bool
    officer: str
    watcher: str
    authority: str
    reason: str
    place: str
    starts_at: datetime
    back_by: datetime
    state: str


class VisitsShown(Shown):
    """The visits to a person that the caller is to know of."""

    visits: list[VisitShown]


def read_standard(actor: Actor, person_id: UUID) -> StandardShown:
    """What is due of a person's contact standard, what counts, and which days would keep it for eight weeks."""
    found = queries.expected(actor, person_id)
    lacking = queries.missing(found, jurisdictions.get(actor.jurisdiction), 8)
    return StandardShown(
        table=found.table.title, house=found.table.house, note=found.table.note, level=found.level, phase=found.phase,
        start=found.start,
        rows=[
            RowShown(
                what=each.row.what, title=each.title, asks=each.row.words, stands=each.standing.stands.value,
                due=each.standing.due, kept_by=each.standing.kept_by, missing=each.standing.missing,
            )
            for each in found.rows
        ],
        contacts=[
            CountedShown(id=each.id, on=each.happened.on, counts_for=list(each.counts_for), because=each.because)
            for each in found.contacts
        ],
        missing=[
            MissingShown(code=each.code, on=each.gap.on, due=each.gap.due, kind=each.kind) for each in lacking
        ],
    )  # fmt: skip


def read_progress(actor: Actor, person_id: UUID) -> ProgressShown:
    """Steps to less supervision with their conditions, what was proposed, and the phases held."""
    found = queries.progressing(actor, person_id)
    return ProgressShown(
        steps=[
            ProgressStepShown(
                code=step.code, title=step.title, kind=step.kind.value, rule=step.rule,
                findings=[
                    FindingShown.model_validate(each, from_attributes=True)
                    for each in weigh(step.conditions, answers_of(step, found.facts))
                ],
            )
            for step in jurisdictions.get(actor.jurisdiction).progress.steps
        ],
        proposals=[ProposedShown.model_validate(each, from_attributes=True) for each in found.proposals],
        phases=[PhaseShown.model_validate(each, from_attributes=True) for each in found.phases],
    )  # fmt: skip


def read_visits(actor: Actor, person_id: UUID) -> VisitsShown:
    """Visits to a person: none of those that the caller is not to know of."""
    found = queries.visits_of(actor, person_id)
    return VisitsShown(visits=[VisitShown.model_validate(each, from_attributes=True) for each in found])


supervising.reads(f"{PERSON}/standard", read_standard)
supervising.adds(f"{PERSON}/standard/appointments", commands.book_missing)
supervising.reads(f"{PERSON}/progress", read_progress)
supervising.adds(f"{PERSON}/progress", commands.propose_progress)
supervising.acts(f"{PROPOSAL}/deciding", commands.decide_progress)
supervising.acts(f"{PROPOSAL}/withdrawing", commands.withdraw_progress)
supervising.acts(f"{PERSON}/phases/{{uuid:phase_id}}/ending", commands.end_phase)
supervising.reads(f"{PERSON}/visits", read_visits)
supervising.adds(f"{PERSON}/visits", commands.plan_visit)
supervising.adds(f"{PERSON}/appointments/{{uuid:appointment_id}}/watching", commands.watch_appointment)
supervising.acts(f"{VISIT}/going-out", commands.go_out)
supervising.acts(f"{VISIT}/staying-longer", commands.stay_longer)
supervising.acts(f"{VISIT}/coming-back", commands.come_back)
supervising.acts(f"{VISIT}/calling-off", commands.call_off)
supervising.acts("/visits/{uuid:visit_id}/hearing", commands.heard_from)
supervising.adds("/appointments/moving", commands.move_all)
