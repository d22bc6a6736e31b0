"""Screen: ask the person for the reason, by letter or otherwise."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.decisions.noncompliance import commands
from throughcare.decisions.noncompliance.drafts import AskDraft
from throughcare.decisions.noncompliance.queries import FailureShown
from throughcare.decisions.noncompliance.screens.step import shown, step_page
from throughcare.decisions.noncompliance.wording import ASKED_HOW
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted
from throughcare.platform.design.forms import CodeField, DateField, VersionedForm
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import Activity, stops
from throughcare.rules.jurisdictions import Jurisdiction, LetterKind

ASKED_DONE = {
    "letter": "Letter made. Send it, then write down that it was sent",
    "hand": "Letter made. Hand it over, then write down that you did",
    "otherwise": "Written down as asked",
}


class AskForm(VersionedForm):
    """How, and until when."""

    how = CodeField(label="How is the person asked?", codes=tuple(ASKED_HOW.items()), initial="letter")
    answer_by = DateField(label="By when is an answer awaited?", named="The day")


@require_http_methods(["GET", "HEAD", "POST"])
def ask_reason(request: ActingRequest, person_id: UUID, failure_id: UUID) -> HttpResponse:
    """GET shows the form; POST asks, and makes the letter."""
    actor = request.actor
    failure = shown(request, person_id, failure_id, Permission.EXCUSE_JUDGE)
    pack = jurisdictions.get(actor.jurisdiction)
    least = commands.least_answer_day(pack, clock.today(actor.zone))
    form = AskForm(posted(request), initial={"version": failure.version, "answer_by": least})
    form.fields["answer_by"].help_text = _limit(pack)

    def act() -> str:
        given = form.cleaned_data
        draft = AskDraft(how=given["how"], answer_by=given["answer_by"])
        commands.ask_reason(actor, person_id, failure_id, draft, expected=given["version"])
        return ASKED_DONE[given["how"]]

    return step_page(
        request, person_id, failure, form, act, title="Ask for the reason", button="Ask",
        lead="Nothing is decided before the person could say what happened.", notes=_notes(pack, failure),
    )  # fmt: skip


def _limit(pack: Jurisdiction) -> str:
    if pack.excuse_limit.amount is None:
        return pack.excuse_limit.words
    return f"At least {pack.excuse_limit.words}. You may give more."


def _notes(pack: Jurisdiction, failure: FailureShown) -> tuple[str, ...]:
    notes = []
    if failure.state is not None and stops(failure.state, Activity.LETTER):
        notes.append(f"No letter can be made while the state is “{failure.state.label}”. Ask in another way.")
    elif pack.letter(LetterKind.REASON_REQUEST, pack.languages[0]) is None:
        notes.append(
            "There is no letter here that asks for a reason. “By letter” makes a neutral letter about the next "
            "appointment; ask for the reason there."
        )
    return tuple(notes)
