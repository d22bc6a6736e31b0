"""Screen: review the plan with the person, against the last version; or say why that is not needed."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.plans import commands
from throughcare.casework.plans.attached import attached_to
from throughcare.casework.plans.drafts import FindingDraft, ReviewDraft
from throughcare.casework.plans.queries import PlanRead, ReviewHeld, plan_needed
from throughcare.casework.plans.said import said_by
from throughcare.casework.plans.screens.editing import BOTH, back_to, words
from throughcare.casework.plans.screens.reviewing import LookingBack, ObjectiveSince, because, looking_back
from throughcare.casework.plans.wording import OUTCOMES
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.door import NotThere
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.design.forms import CodeField, DateField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header

DECISIONS = {"review": "Review it now", "skip": "It is not needed, and I say why"}


class ReviewForm(VersionedForm):
    """What the review found. One field an objective is added when the plan is known."""

    decision = CodeField(label="What do you do?", codes=DECISIONS.items())
    own_words = words(
        "What does the person say of it, in their own words?", required=False, most=4000, rows=4
    )
    words = words(
        "What did the review find?", most=4000, rows=4, error="Say what the review found, or why it is not needed",
        hint="Or, where it is not needed: why not.",
    )  # fmt: skip
    outcome = CodeField(label="What comes of it?", codes=OUTCOMES.items(), required=False)
    done_on = DateField(label="On which day?", named="The day of the review")
    next_on = DateField(
        label="When is it reviewed next?", named="The day of the next review", required=False,
        help_text="Leave it empty for the usual day.",
    )  # fmt: skip

    def __init__(self, *args: Any, held: PlanRead, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = {f"finding_{each.record_id.hex}": each.record_id for each in held.objectives}
        for each in held.objectives:
            field = words(f"What has become of it? {each.title}", required=False, rows=2)
            self.fields[f"finding_{each.record_id.hex}"] = field

    def clean(self) -> dict[str, Any]:
        """A review has an outcome."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("decision") == "review" and not given.get("outcome"):
            self.add_error("outcome", "Choose what comes of it")
        return given

    def draft(self) -> ReviewDraft:
        """What was typed."""
        given = self.cleaned_data
        said = {key: given.get(name, "") for name, key in self.about.items()}
        return ReviewDraft(
            done_on=given["done_on"], outcome=given["outcome"], words=given["words"], own_words=given["own_words"],
            findings=tuple(FindingDraft(objective=key, words=each) for key, each in said.items() if each),
            next_on=given["next_on"],
        )  # fmt: skip


@dataclass(frozen=True)
class ObjectiveAsked:
    """An objective as it was and is, with the field for what is said of it."""

    since: ObjectiveSince
    field: BoundField


@dataclass(frozen=True)
class ReviewPage:
    """A review being made."""

    person: PersonHeader
    form: ReviewForm
    review: ReviewHeld
    because: str
    back: LookingBack
    objectives: tuple[ObjectiveAsked, ...]
    also_due: tuple[str, ...]
    back_href: str
    title: str = "Review the plan"


@require_http_methods(BOTH)
def review(request: ActingRequest, person_id: UUID, review_id: UUID) -> HttpResponse:
    """GET shows what was and what is; POST writes down what the review found."""
    actor = request.actor
    door.look(actor, "plans:review", person_id, Permission.PLAN_WRITE)
    held = plan_needed(actor, person_id)
    due = next((each for each in held.reviews if each.record_id == review_id), None)
    if due is None:
        raise NotThere(Permission.PERSON_OPEN, person_id, "no such review of the plan")
    first = {"version": due.version, "done_on": clock.today(actor.zone), "decision": "review"}
    form = ReviewForm(posted(request), held=held, initial=first)

    def act() -> str:
        given = form.cleaned_data
        about = (actor, person_id, review_id)
        if given["decision"] == "review":
            commands.do_review(*about, form.draft(), expected=given["version"])
            messages.success(request, "The review is written down. Change the plan where it is to change")
        else:
            commands.skip_review(*about, words=given["words"], expected=given["version"])
            messages.success(request, "It is written down why no review is needed")
        return back_to(person_id)

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    looking = looking_back(held, said_by(actor), attached_to(actor, person_id))
    shown = ReviewPage(
        person=person_header(actor, person_id), form=form, review=due, because=because(due.called_by), back=looking,
        objectives=tuple(ObjectiveAsked(each, form[f"finding_{each.id.hex}"]) for each in looking.objectives),
        also_due=tuple(because(each.called_by) for each in held.reviews_due if each.record_id != review_id),
        back_href=back_to(person_id),
    )  # fmt: skip
    return page(request, "plans/review.jinja", shown, status=status_of(form))
