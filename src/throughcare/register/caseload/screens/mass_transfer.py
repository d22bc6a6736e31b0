"""Screen: move many people from one officer's caseload to another's, as when somebody leaves."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, CodesField, DateField, OnceForm
from throughcare.platform.design.page import page
from throughcare.register.caseload import commands, queries
from throughcare.register.caseload.queries import DirectoryLine, Post
from throughcare.register.caseload.screens.allocation import offer_posts, read_post
from throughcare.rules.dates import count_of


class TransferForm(OnceForm):
    """Whom, to whom, from when, and why."""

    people = CodesField(
        label="Who moves?", codes=(), error_messages={"required": "Choose at least one person"}
    )
    post = CodeField(label="To which officer and team?", codes=(), as_select=True)
    starts_on = DateField(label="First day with the new officer")
    reason = forms.CharField(
        label="Reason", max_length=200, help_text="For example, “officer leaves the team”."
    )

    def __init__(
        self, *args: object, people: list[DirectoryLine], posts: list[Post], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        assert isinstance(field, CodesField)
        field.choices = [(str(line.person_id), _listed(line)) for line in people]
        offer_posts(self.fields["post"], posts)


@dataclass(frozen=True)
class TransferPage:
    """The officers to choose from; once one is chosen, their people and the form."""

    officers: list[Post]
    chosen: Post | None
    people: list[DirectoryLine]
    form: TransferForm | None
    everyone: bool = False
    title: str = "Transfer a caseload"

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Every officer with how many people they are responsible for."""
        named = [(str(post.officer_id), f"{post.officer} ({post.people} people)") for post in self.officers]
        return [("", "Choose an officer"), *named]

    @property
    def chosen_key(self) -> str:
        """The officer shown."""
        return str(self.chosen.officer_id) if self.chosen else ""


@require_http_methods(["GET", "POST"])
def mass_transfer(request: HttpRequest) -> HttpResponse:
    """GET ?from=officer lists their people; POST moves those chosen, all or none."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.ALLOCATE)
    posts = queries.posts(actor)
    chosen = next((post for post in posts if str(post.officer_id) == request.GET.get("from", "")), None)
    if chosen is None:
        return page(request, "caseload/mass_transfer.jinja", TransferPage(_officers(posts), None, [], None))
    people = queries.responsible_for(actor, chosen.officer_id)
    others = [post for post in posts if post.officer_id != chosen.officer_id]
    everyone = request.GET.get("everyone") == "on"
    ticked = [str(line.person_id) for line in people] if everyone else []
    form = TransferForm(
        posted(request), people=people, posts=others,
        initial={"starts_on": clock.today(actor.zone), "people": ticked},
    )  # fmt: skip
    sent = request.method == "POST" and form.is_valid()
    if sent and (done := submit(request, form, lambda: _transfer(request, form, chosen))):
        return done
    door.look_at_list(actor, "caseload:transfer", [line.person_id for line in people], purpose="team")
    content = TransferPage(_officers(posts), chosen, people, form, everyone)
    return page(request, "caseload/mass_transfer.jinja", content, status=status_of(form))


def _transfer(request: HttpRequest, form: TransferForm, chosen: Post) -> str:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    given = form.cleaned_data
    officer_id, team_id = read_post(given["post"])
    moved = commands.mass_transfer(
        actor,
        commands.Transfer(
            from_officer=chosen.officer_id, person_ids=[UUID(key) for key in given["people"]],
            to_officer=officer_id, to_team=team_id, starts_on=given["starts_on"], reason=given["reason"],
        ),
    )  # fmt: skip
    messages.success(request, f"{count_of(moved, 'person', 'people')} moved from {chosen.officer}")
    return f"{reverse('caseload:mass_transfer')}?from={chosen.officer_id}"


def _officers(posts: list[Post]) -> list[Post]:
    """Each officer once, those with people first."""
    once = {post.officer_id: post for post in posts}
    return sorted(once.values(), key=lambda post: (post.people == 0, post.officer.lower()))


def _listed(line: DirectoryLine) -> str:
    return f"{line.name}, {line.reference}" if line.name else line.reference
