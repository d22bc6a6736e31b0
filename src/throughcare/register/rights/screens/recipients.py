"""Screens: who was given something that was corrected or taken away since, of one person and of the whole agency."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, DateField, GovForm, OnceForm
from throughcare.platform.design.listing import Window, page_number, selected_filters, trim, window
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.register.rights import commands
from throughcare.register.rights.queries import ToTell, to_tell, to_tell_of_agency
from throughcare.register.rights.queries.erasures import Erasure, erasure_of, recipients_of_erased
from throughcare.register.rights.queries.recipients import WHY_WORDS, Why
from throughcare.rules import jurisdictions
from throughcare.rules.dates import civil_date

SIZE = 50
RIGHTS = Permission.RIGHTS_ANSWER


class TellForm(OnceForm):
    """Which recipient was told, when and how."""

    which = CodeField(label="Who was told, and of what?", codes=())
    told_on = DateField(label="When?")
    how = forms.CharField(label="How?", max_length=200)

    def __init__(self, *args: Any, actor: Actor, waiting: list[ToTell], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill("which", [(each.key, _said(actor, each)) for each in waiting])


class Filters(GovForm):
    """What happened since, and to whom it was given."""

    why = CodeField(label="What happened since", codes=WHY_WORDS.items(), required=False)
    to = CodeField(label="Given to", codes=(), required=False, as_select=True)


@dataclass(frozen=True)
class TellPage:
    """Recipients of what has been corrected since."""

    person: PersonHeader
    waiting: list[ToTell]
    form: TellForm
    title: str = "Tell earlier recipients"


@dataclass(frozen=True)
class ErasurePage:
    """The mark of one person erased, and who is still to be told."""

    erasure: Erasure
    waiting: list[ToTell]
    form: TellForm
    title: str = "A person erased by law"


@dataclass(frozen=True)
class Line:
    """One recipient to be told. href: the page on which it is marked."""

    waiting: ToTell
    href: str


@dataclass(frozen=True)
class RecipientsPage:
    """Everybody who is still to be told."""

    lines: list[Line]
    filters: Filters
    selected: list[dict[str, object]]
    window: Window
    title: str = "Recipients still to be told"


@require_http_methods(["GET", "POST"])
def tell(request: ActingRequest, person_id: UUID) -> HttpResponse:
    """Whom to tell, and that they were told; query string: which, one of them."""
    actor = request.actor
    door.look(actor, "rights:tell", person_id, RIGHTS)
    waiting = to_tell(person_id)
    form = _form(request, waiting)

    def act() -> str:
        given = form.cleaned_data
        disclosure, corrected = (UUID(part) for part in given["which"].split(":"))
        commands.tell_recipient(
            actor,
            person_id,
            disclosure=disclosure,
            corrected=corrected,
            told_on=given["told_on"],
            how=given["how"],
        )
        messages.success(request, "Written down.")
        return reverse("rights:tell", args=[person_id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    content = TellPage(person_header(actor, person_id), waiting, form)
    return page(request, "rights/tell.jinja", content, status=status_of(form))


@require_http_methods(["GET", "POST"])
def erasure(request: ActingRequest, erasure_id: UUID) -> HttpResponse:
    """The mark of one person erased; POST notes that a recipient was told. erasure_id: as `erasure_of` takes it."""
    actor = request.actor
    mark = erasure_of(actor, erasure_id)
    door.look_at_list(actor, "rights:erasure", [mark.person_id], purpose="role")
    waiting = recipients_of_erased(actor, mark.id)
    form = _form(request, waiting)

    def act() -> str:
        given = form.cleaned_data
        commands.tell_recipient_of_erased(
            actor, mark.id, disclosure=UUID(given["which"].partition(":")[0]), told_on=given["told_on"],
            how=given["how"],
        )  # fmt: skip
        messages.success(request, "Written down.")
        return reverse("rights:erasure", args=[mark.id])

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    return page(request, "rights/erasure.jinja", ErasurePage(mark, waiting, form), status=status_of(form))


@require_safe
def recipients(request: ActingRequest) -> HttpResponse:
    """Everybody to be told, of everyone the actor answers for; query string: why, to, page."""
    actor = request.actor
    every = to_tell_of_agency(actor)
    names = {each.recipient: each.recipient for each in sorted(every, key=lambda each: each.recipient)}
    wanted = [each for each in every if _wanted(each, request.GET)]
    number = page_number(request.GET)
    rows = wanted[(number - 1) * SIZE : number * SIZE + 1]
    shown = list(trim(rows, SIZE))
    door.look_at_list(actor, "rights:recipients", sorted({each.person_id for each in shown}), purpose="team")
    filters = Filters(initial={key: request.GET.get(key, "") for key in ("why", "to")})
    filters.fill("to", names.items(), first="Anybody")
    content = RecipientsPage(
        lines=[Line(each, _href(each)) for each in shown],
        filters=filters,
        selected=selected_filters(
            request.GET, {"why": "What happened", "to": "Given to"}, {"why": WHY_WORDS}
        ),
        window=window(request.GET, number, SIZE, len(rows), "recipients"),
    )
    return page(request, "rights/recipients.jinja", content)


def _wanted(each: ToTell, asked: QueryDict) -> bool:
    why, to = asked.get("why", ""), asked.get("to", "")
    return (why not in WHY_WORDS or each.why == why) and to in {"", each.recipient}


def _href(each: ToTell) -> str:
    where = "rights:erasure" if each.why == Why.ERASED else "rights:tell"
    return f"{reverse(where, args=[each.person_id])}?{urlencode({'which': each.key})}"


def _form(request: ActingRequest, waiting: list[ToTell]) -> TellForm:
    first = {"told_on": clock.today(request.actor.zone), "which": request.GET.get("which", "")}
    return TellForm(posted(request), actor=request.actor, waiting=waiting, initial=first)


def _said(actor: Actor, each: ToTell) -> str:
    """One recipient as a choice: "Police, 3 March 2026: a letter. Offences, corrected on 5 March 2026"."""
    words = jurisdictions.get(actor.jurisdiction).in_words if actor.jurisdiction else date.isoformat
    given, since = (words(civil_date(at, actor.zone)) for at in (each.given_at, each.corrected_at))
    what = each.given_words[0].lower() + each.given_words[1:]
    return f"{each.recipient}, {given}: {what}. {each.what}: {each.why_words.lower()} on {since}"
