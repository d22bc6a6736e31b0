"""Reports of the demo that wait for a signature: drawn up from the record as an officer would, one of them begun."""

from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.access.models import Agency
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.documents.commands import change_paper
from throughcare.register.documents.drafts import PaperChange
from throughcare.register.documents.models import Paper
from throughcare.rules.jurisdictions import LetterKind
from throughcare.shell.exchange.sample.plans import AgencyPlan
from throughcare.shell.exchange.sample.staff import people_of
from throughcare.shell.web.reports import draw_up_report

SKIPPED = 4
"""People of whom other parts of the demo tell already."""
SAID = {
    "person_view": "I get up for work now, and I have not missed a shift since August.",
    "officer_view": "Comes on time and speaks openly. The bus is the weak point: two late arrivals, both rung in.",
}


def draw_up_reports(agency: Agency, plan: AgencyPlan) -> None:
    """A progress report that was begun, and a pre-sentence report as it was gathered; once."""
    with acting(Actor.system_named("demo")):
        if Paper.objects.filter(person__agency=agency).exists():
            return
        users = {user.username: user for user in users_with_roles().filter(agency=agency)}
        officer = as_actor(users[plan.officer])
        people = people_of(officer)[SKIPPED:]
    for person, kind in zip(
        people, (LetterKind.PROGRESS_REPORT, LetterKind.PRE_SENTENCE_REPORT), strict=False
    ):
        with acting(officer):
            paper = draw_up_report(officer, person, kind)
            if kind is LetterKind.PROGRESS_REPORT:
                values = paper.values | {name: said for name, said in SAID.items() if name in paper.values}
                change_paper(officer, person, paper.pk, PaperChange(values=values), expected=paper.version)
