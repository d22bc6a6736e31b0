"""A dossier put together, arranged, withheld in part, made, and given: and what cannot be done to it."""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pypdfium2
import pytest
from django.db import DatabaseError, connection, transaction
from tests import factories
from tests.arranging import World
from tests.fair import states

from throughcare.decisions.dossiers import commands, queries
from throughcare.decisions.dossiers.drafts import AreaDraft, HandoverDraft, PageDraft, PlaceDraft
from throughcare.decisions.dossiers.models import CopyPart, Dossier, DossierItem, Handover
from throughcare.decisions.dossiers.queries import DossierRead, ItemLine
from throughcare.decisions.dossiers.refusals import (
    AlreadyFixed,
    DraftStands,
    NoArea,
    NobodyDecides,
    NoHearing,
    NoSuchPage,
    NotFound,
    NothingInIt,
    NotYetFixed,
    OwnRequest,
    WithholdingWaits,
    WordsNeeded,
)
from throughcare.decisions.dueprocess.models import Process
from throughcare.platform import clock
from throughcare.platform.access.door import NotPermitted
from throughcare.platform.actor import Actor
from throughcare.platform.database.versioned import StaleVersion
from throughcare.register.documents import commands as documents
from throughcare.register.documents.drafts import StoredDraft
from throughcare.register.documents.printing import can_make_pdf, tagged_pdf
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R080", "R115", "R117")]
needs_pdf = pytest.mark.skipif(not can_make_pdf(), reason="This machine cannot make PDF")
EXCUSE = "My bus from Xylostadt broke down"


class Matter:
    """A person with a failure, a process about it, and evidence of two pages."""

    def __init__(self, world: World) -> None:
        self.world, self.officer, self.manager = world, world.actor(), world.actor(world.manager)
        self.person: Person = world.person()
        order = factories.OrderFactory(person=self.person)
        factories.ConditionFactory(person=self.person, order=order, text="Keep every appointment")
        self.failure = factories.FailureFactory(person=self.person, order=order, excuse=EXCUSE)
        self.process: Process = factories.ProcessFactory(
            person=self.person, kind="sanction", about=self.failure.pk, reported_by=world.officer
        )

    def keep(self, content: bytes = b"") -> Any:
        """A PDF of two pages, examined."""
        content = content or tagged_pdf("<p style='break-after: page'>First</p><p>Second</p>")
        draft = StoredDraft(title="From the court", kind="court", came_on=date(2026, 3, 2), came_from="court")
        kept = documents.store_document(self.officer, self.person.pk, draft, io.BytesIO(content), "a.pdf")
        documents.examine_document(Actor.system_named("test"), kept.pk)
        return kept

    def assemble(self) -> DossierRead:
        """The draft, as it is read."""
        return self.read(commands.assemble(self.officer, self.person.pk, self.process.pk))

    def read(self, dossier: Dossier) -> DossierRead:
        return queries.dossier_of(self.officer, self.person.pk, dossier.pk)

    def make(self, held: DossierRead) -> Dossier:
        row = Dossier.objects.get(pk=held.dossier.id)
        return commands.fix(self.officer, row.pk, expected=row.version)

    def pages(self, dossier: Dossier, copy: str) -> str:
        _, pdf = queries.copy_of(self.person.pk, dossier.pk, copy)
        return " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


@pytest.fixture
def matter(world: World) -> Matter:
    return Matter(world)


def of(held: DossierRead, section: str) -> ItemLine:
    """The first paper of a part."""
    return next(each for each in held.items if each.section == section)


def given(**changes: object) -> HandoverDraft:
    first: dict[str, Any] = {"recipient": "person", "how": "paper", "given_at": clock.now()}
    return HandoverDraft(**(first | changes))


def test_it_is_put_together_from_the_record_in_parts(matter: Matter) -> None:
    matter.keep()
    held = matter.assemble()
    assert [each.section for each in held.items] == ["order", "conduct", "fairness", "evidence"]
    assert ["Condition 1", "Keep every appointment"] in [line[:2] for line in of(held, "order").said]
    assert ["What the person said", EXCUSE] in of(held, "conduct").said
    assert of(held, "evidence").page_count == 2 and held.dossier.number == 1
    with pytest.raises(DraftStands):
        matter.assemble()
    with pytest.raises(NoHearing):
        commands.assemble(matter.officer, matter.person.pk, uuid4())


@needs_pdf
@pytest.mark.requirement("R081")
def test_made_it_is_served_in_the_person_s_copy_and_meets_disclosure(matter: Matter) -> None:
    held = matter.assemble()
    with pytest.raises(NotYetFixed):
        commands.hand_over(matter.officer, held.dossier.id, given())
    made = matter.make(held)
    copies = {each.copy: each for each in matter.read(made).copies}
    assert set(copies) == {"whole", "persons"} and EXCUSE in matter.pages(made, "persons")
    assert states(matter.process.pk)["disclosure"] == "open"
    row = commands.hand_over(matter.officer, made.pk, given(how="custody"))
    assert (row.copy, row.how) == ("persons", "custody")
    assert states(matter.process.pk)["disclosure"] == "met"
    board = commands.hand_over(
        matter.officer, made.pk, given(recipient="board", name="The board", how="portal")
    )
    assert board.copy == "whole"
    counsel = commands.hand_over(
        matter.officer, made.pk, given(recipient="counsel", name="Lawful and Partners", how="portal")
    )
    assert counsel.copy == "persons"  # whoever speaks for the person reads what the person reads
    (line, other, lawyer) = matter.read(made).handovers
    assert (line.to_words, other.to_words) == ("The person", "The board: The board")
    assert lawyer.to_words.endswith("Lawful and Partners")


@needs_pdf
def test_what_is_withheld_has_a_reason_and_another_decider_and_is_only_in_the_whole(matter: Matter) -> None:
    held = matter.assemble()
    item = of(held, "conduct")
    asked = commands.ask_to_withhold(
        matter.officer, item.id, "It would tell where somebody lives", expected=1
    )
    with pytest.raises(WithholdingWaits):
        matter.make(held)
    with pytest.raises(NotPermitted):
        commands.decide_withholding(matter.officer, item.id, agree=True, answer="Yes", expected=asked.version)
    commands.show_again(matter.manager, item.id, expected=asked.version)
    own = commands.ask_to_withhold(matter.manager, item.id, "I ask", expected=asked.version + 1)
    with pytest.raises(OwnRequest):
        commands.decide_withholding(matter.manager, item.id, agree=True, answer="Yes", expected=own.version)
    again = commands.ask_to_withhold(matter.officer, item.id, "It would tell", expected=own.version)
    with pytest.raises(WordsNeeded):
        commands.decide_withholding(matter.manager, item.id, agree=True, answer=" ", expected=again.version)
    commands.decide_withholding(
        matter.manager, item.id, agree=True, answer="It would", expected=again.version
    )
    made = matter.make(matter.read(Dossier.objects.get(pk=held.dossier.id)))
    assert EXCUSE in matter.pages(made, "whole") and EXCUSE not in matter.pages(made, "persons")
    assert "1 paper was withheld from this copy" in matter.pages(made, "persons")
    commands.hand_over(matter.officer, made.pk, given())
    gate = matter.process.gates.get(gate="disclosure")
    assert (gate.state, gate.finding) == ("met", "withheld_in_part") and "Papers withheld: 1" in gate.words


@needs_pdf
def test_passages_and_pages_taken_out_are_in_neither_copy(matter: Matter) -> None:
    matter.keep()
    held = matter.assemble()
    told, scan = of(held, "conduct"), of(held, "evidence")
    with pytest.raises(NotFound):
        commands.remove_passage(
            matter.officer, told.id, "from Nowhere", "names a place", expected=told.version
        )
    with pytest.raises(WordsNeeded):
        commands.remove_passage(matter.officer, told.id, "Xylostadt", "", expected=told.version)
    commands.remove_passage(
        matter.officer, told.id, "from  XYLOSTADT", "names a place", expected=told.version
    )
    with pytest.raises(StaleVersion):
        commands.remove_passage(matter.officer, told.id, "bus", "again", expected=told.version)
    with pytest.raises(NoSuchPage):
        commands.treat_page(
            matter.officer, scan.id, PageDraft(number=3, what="withhold", because="x"), expected=1
        )
    wide = PageDraft(
        number=1, what="paint", because="x", areas=[AreaDraft(left=60, top=0, width=50, height=10)]
    )
    with pytest.raises(NoArea):
        commands.treat_page(matter.officer, scan.id, wide, expected=1)
    commands.treat_page(
        matter.officer, scan.id, PageDraft(number=2, what="withhold", because="another"), expected=1
    )
    made = matter.make(held)
    for copy in ("whole", "persons"):
        text = matter.pages(made, copy)
        assert "Xylostadt" not in text and "[removed]" in text and "This page was taken out" in text


@needs_pdf
def test_once_made_nothing_changes_and_the_next_version_carries_the_choices_on(matter: Matter) -> None:
    held = matter.assemble()
    told, order = of(held, "conduct"), of(held, "order")
    commands.remove_passage(matter.officer, told.id, "Xylostadt", "names a place", expected=told.version)
    places = [
        PlaceDraft(item_id=each.id, position=9 - at, included=each.id != order.id, because="Known to all")
        for at, each in enumerate(held.items)
    ]
    with pytest.raises(WordsNeeded):
        empty = PlaceDraft(item_id=order.id, position=1, included=False)
        commands.arrange(matter.officer, held.dossier.id, [empty], expected=held.dossier.version)
    commands.arrange(matter.officer, held.dossier.id, places, expected=held.dossier.version)
    made = matter.make(held)
    assert "Keep every appointment" not in matter.pages(made, "whole")
    item = DossierItem.objects.get(pk=told.id)
    with pytest.raises(AlreadyFixed):
        commands.put_back(matter.officer, item.pk, expected=item.version)
    with pytest.raises(AlreadyFixed):
        matter.make(held)
    for change in _around(made):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(*change)
    again = matter.assemble()
    assert again.dossier.number == 2 and of(again, "conduct").removed[0]["because"] == "names a place"
    assert not of(again, "order").included


@needs_pdf
def test_what_was_withheld_is_asked_anew_of_the_next_version(matter: Matter) -> None:
    held = matter.assemble()
    item = of(held, "conduct")
    asked = commands.ask_to_withhold(matter.officer, item.id, "It would tell", expected=1)
    commands.decide_withholding(
        matter.manager, item.id, agree=True, answer="So it is", expected=asked.version
    )
    matter.make(held)
    again = matter.assemble()
    now = of(again, "conduct")
    assert (now.withheld, now.withheld_because, now.decided_by) == ("asked", "It would tell", None)
    assert now.asked_by_id == matter.officer.user_id
    with pytest.raises(WithholdingWaits):
        matter.make(again)
    commands.decide_withholding(
        matter.manager, now.id, agree=False, answer="Known to all", expected=now.version
    )
    made = matter.make(again)
    assert EXCUSE in matter.pages(made, "persons")
    assert of(matter.assemble(), "conduct").withheld == "", "what was refused is not asked again"


def _around(made: Dossier) -> Iterator[tuple[str, list[object]]]:
    """Writes beside every command, as a shell with SQL would."""
    yield "UPDATE dossiers_dossier SET title = 'Another' WHERE id = %s", [made.pk]
    yield (
        "UPDATE dossiers_dossier SET state = 'draft', fixed_at = NULL, fixed_by_id = NULL WHERE id = %s",
        [made.pk],
    )
    yield "UPDATE dossiers_dossieritem SET title = 'Another' WHERE dossier_id = %s", [made.pk]
    yield "UPDATE dossiers_dossiercopy SET fingerprint = %s WHERE dossier_id = %s", ["0" * 64, made.pk]
    part = CopyPart.objects.filter(copy__dossier=made).first()
    assert part is not None
    yield "UPDATE dossiers_copypart SET content = '' WHERE id = %s", [part.pk]


def test_the_database_holds_who_withholds_and_who_gets_which_copy(matter: Matter) -> None:
    item = factories.DossierItemFactory(person=matter.person)
    user = matter.world.officer
    with pytest.raises(DatabaseError, match="dossiers_item_withheld"), transaction.atomic():
        DossierItem.objects.filter(pk=item.pk).update(withheld="agreed", withheld_because="x")
    with pytest.raises(DatabaseError, match="dossiers_item_withheld_by_another"), transaction.atomic():
        DossierItem.objects.filter(pk=item.pk).update(
            withheld="agreed", withheld_because="x", withheld_answer="y", withheld_asked_by=user,
            withheld_decided_by=user, withheld_decided_at=clock.now(),
        )  # fmt: skip
    with pytest.raises(DatabaseError, match="A draft is not handed over"), transaction.atomic():
        factories.HandoverFactory(person=matter.person, dossier=item.dossier)
    made = factories.HandoverFactory(person=matter.person)
    with pytest.raises(DatabaseError, match="dossiers_handover_each_their_copy"), transaction.atomic():
        Handover.objects.filter(pk=made.pk).update(copy="whole")


def test_nothing_empty_nothing_by_a_machine_nothing_in_the_future(matter: Matter) -> None:
    held = matter.assemble()
    machine = Actor.system_named("dossiers")
    with pytest.raises(NobodyDecides):
        commands.fix(machine, held.dossier.id, expected=1)
    with pytest.raises(NobodyDecides):
        commands.ask_to_withhold(machine, held.items[0].id, "Because", expected=1)
    out = [
        PlaceDraft(item_id=each.id, position=1, included=False, because="Not needed") for each in held.items
    ]
    commands.arrange(matter.officer, held.dossier.id, out, expected=held.dossier.version)
    if can_make_pdf():
        with pytest.raises(NothingInIt):
            matter.make(held)
    stranger = matter.world.actor(matter.world.user("officer", team=factories.TeamFactory()))
    with pytest.raises(Exception):  # noqa: B017 - not permitted, not there, or a purpose asked for
        commands.assemble(stranger, matter.person.pk, matter.process.pk)
    assert given(given_at=clock.now() + timedelta(days=1)).given_at > clock.now()
