"""/people/{id}/dossiers: the papers of hearings and decisions, what was taken out of them, and to whom they went."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from throughcare.decisions.dossiers import commands, queries
from throughcare.decisions.dossiers.drafts import HandoverDraft, PageDraft, PlaceDraft
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.shell.api.operations import Resource, Written
from throughcare.shell.api.problems import EVERY
from throughcare.shell.api.shapes import Shown

dossiers = Resource("dossiers", "dossiers")
PERSON = "/people/{uuid:person_id}/dossiers"
ONE = f"{PERSON}/{{uuid:dossier_id}}"
PAPER = f"{ONE}/papers/{{uuid:exhibit_id}}"


class DossierPaperShown(Shown):
    """One paper, without what it says. taken_out: passages and pages. withheld: "", asked, agreed or refused."""

    id: UUID
    version: int
    section: str
    position: int
    title: str
    page_count: int
    included: bool
    left_out_because: str
    taken_out: int
    withheld: str


class DossierCopyShown(Shown):
    """A copy that was made. fingerprint: SHA-256 of the PDF."""

    copy_code: str
    pages: int
    size: int
    fingerprint: str


class DossierHandoverShown(Shown):
    """To whom a copy was given. met_gate: whether it met the step of disclosure."""

    id: UUID
    copy_code: str
    recipient: str
    name: str
    how: str
    given_at: datetime
    met_gate: bool
    by: str


class DossierShown(Shown):
    """One version. about: the hearing or the decision. state: draft or fixed."""

    id: UUID
    version: int
    about: UUID
    process_id: UUID | None
    number: int
    title: str
    state: str
    fixed_at: datetime | None
    papers: list[DossierPaperShown]
    copies: list[DossierCopyShown]
    handovers: list[DossierHandoverShown]


def read_dossier(actor: Actor, person_id: UUID, dossier_id: UUID) -> DossierShown:
    """One version: its papers in order, its copies with their fingerprints, and to whom it was given."""
    read = queries.dossier_of(actor, person_id, dossier_id)
    held = read.dossier
    return DossierShown(
        id=held.id, version=held.version, about=held.about, process_id=held.process_id, number=held.number,
        title=held.title, state=held.state, fixed_at=held.fixed_at,
        papers=[DossierPaperShown.model_validate(each, from_attributes=True) for each in read.items],
        copies=[
            DossierCopyShown(copy_code=each.copy, pages=each.pages, size=each.size, fingerprint=each.fingerprint)
            for each in read.copies
        ],
        handovers=[
            DossierHandoverShown(
                id=each.id, copy_code=each.copy, recipient=each.recipient, name=each.name, how=each.how,
                given_at=each.given_at, met_gate=each.met_gate, by=each.by,
            )
            for each in read.handovers
        ],
    )  # fmt: skip


def assemble_dossier(actor: Actor, person_id: UUID, about: UUID) -> Written:
    """Put the papers of a hearing or a decision together: a draft of the next version."""
    made = commands.assemble(actor, person_id, about)
    return Written(id=made.pk, version=made.version)


def arrange_dossier(
    actor: Actor, person_id: UUID, dossier_id: UUID, places: list[PlaceDraft], *, expected: int
) -> Written:
    """Say where each paper stands within its part, and which are left out, with a reason."""
    _of(actor, person_id, dossier_id)
    made = commands.arrange(actor, dossier_id, places, expected=expected)
    return Written(id=made.pk, version=made.version)


def make_dossier(actor: Actor, person_id: UUID, dossier_id: UUID, *, expected: int) -> Written:
    """Make this version: both copies, which do not change any more."""
    _of(actor, person_id, dossier_id)
    made = commands.fix(actor, dossier_id, expected=expected)
    return Written(id=made.pk, version=made.version)


def discard_dossier(actor: Actor, person_id: UUID, dossier_id: UUID, *, expected: int) -> None:
    """Discard a draft; it stays in the history."""
    _of(actor, person_id, dossier_id)
    commands.drop_draft(actor, dossier_id, expected=expected)


def hand_dossier_over(actor: Actor, person_id: UUID, dossier_id: UUID, draft: HandoverDraft) -> Written:
    """Record to whom a copy was given; given to the person, it meets the step of disclosure."""
    _of(actor, person_id, dossier_id)
    return Written(id=commands.hand_over(actor, dossier_id, draft).pk)


def remove_from_paper(
    actor: Actor,
    person_id: UUID,
    dossier_id: UUID,
    exhibit_id: UUID,
    passage: str,
    because: str,
    *,
    expected: int,
) -> Written:
    """Take words out of a paper, wherever they stand in it."""
    _paper(actor, person_id, dossier_id, exhibit_id)
    made = commands.remove_passage(actor, exhibit_id, passage, because, expected=expected)
    return Written(id=made.pk, version=made.version)


def treat_paper_page(
    actor: Actor, person_id: UUID, dossier_id: UUID, exhibit_id: UUID, draft: PageDraft, *, expected: int
) -> Written:
    """Take a page of a document out, paint over parts of it, or show it whole again."""
    _paper(actor, person_id, dossier_id, exhibit_id)
    made = commands.treat_page(actor, exhibit_id, draft, expected=expected)
    return Written(id=made.pk, version=made.version)


def put_paper_back(
    actor: Actor, person_id: UUID, dossier_id: UUID, exhibit_id: UUID, *, expected: int
) -> Written:
    """Put everything back that was taken out of a paper."""
    _paper(actor, person_id, dossier_id, exhibit_id)
    made = commands.put_back(actor, exhibit_id, expected=expected)
    return Written(id=made.pk, version=made.version)


def ask_to_withhold_paper(
    actor: Actor, person_id: UUID, dossier_id: UUID, exhibit_id: UUID, because: str, *, expected: int
) -> Written:
    """Ask that the person is not given a paper; somebody else decides."""
    _paper(actor, person_id, dossier_id, exhibit_id)
    made = commands.ask_to_withhold(actor, exhibit_id, because, expected=expected)
    return Written(id=made.pk, version=made.version)


def decide_withheld_paper(
    actor: Actor,
    person_id: UUID,
    dossier_id: UUID,
    exhibit_id: UUID,
    agree: bool,
    answer: str,
    *,
    expected: int,
) -> Written:
    """Decide, with reasons, whether the person is given a paper."""
    _paper(actor, person_id, dossier_id, exhibit_id)
    made = commands.decide_withholding(actor, exhibit_id, agree=agree, answer=answer, expected=expected)
    return Written(id=made.pk, version=made.version)


def show_paper(
    actor: Actor, person_id: UUID, dossier_id: UUID, exhibit_id: UUID, *, expected: int
) -> Written:
    """Take back that a paper is withheld."""
    _paper(actor, person_id, dossier_id, exhibit_id)
    made = commands.show_again(actor, exhibit_id, expected=expected)
    return Written(id=made.pk, version=made.version)


def _of(actor: Actor, person_id: UUID, dossier_id: UUID) -> None:
    """Raises NotThere where the dossier is another person's."""
    queries.dossier_of(actor, person_id, dossier_id)


def _paper(actor: Actor, person_id: UUID, dossier_id: UUID, exhibit_id: UUID) -> None:
    """Raises NotThere where the paper is of another dossier."""
    queries.item_of(actor, person_id, dossier_id, exhibit_id)


dossiers.lists(PERSON, queries.dossiers_of, name="list_dossiers", by=("known_from", "id"), newest_first=True)
dossiers.reads(ONE, read_dossier)
dossiers.adds(PERSON, assemble_dossier)
dossiers.acts(f"{ONE}/arranging", arrange_dossier)
dossiers.acts(f"{ONE}/making", make_dossier)
dossiers.acts(f"{ONE}/discarding", discard_dossier)
dossiers.adds(f"{ONE}/handovers", hand_dossier_over)
dossiers.acts(f"{PAPER}/removing", remove_from_paper)
dossiers.acts(f"{PAPER}/pages", treat_paper_page)
dossiers.acts(f"{PAPER}/putting-back", put_paper_back)
dossiers.acts(f"{PAPER}/withholding", ask_to_withhold_paper)
dossiers.acts(f"{PAPER}/withholding/decision", decide_withheld_paper)
dossiers.acts(f"{PAPER}/showing", show_paper)

FILE = {
    "responses": {
        200: {
            "description": "The copy, as it was made.",
            "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


@dossiers.get(
    f"{ONE}/files/{{str:copy_code}}",
    response={200: None, **EVERY},
    operation_id="readDossierFile",
    openapi_extra=FILE,
)
def read_dossier_file(
    request: HttpRequest, person_id: UUID, dossier_id: UUID, copy_code: str
) -> HttpResponse:
    """The PDF of a copy, "whole" or "persons"; 404 while the version is a draft."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    decision = door.look(actor, dossiers.page, person_id, Permission.HEARING_ARRANGE)
    line, content = queries.copy_of(person_id, dossier_id, copy_code)
    commands.note_handed_out(actor, person_id, line.id, decision.purpose)
    return HttpResponse(content, content_type="application/pdf")
