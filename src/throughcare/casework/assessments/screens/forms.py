"""Screens: the forms and instruments that a place uses, with what each may be used for, and any form to be printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.template.loader import get_template
from django.views.decorators.http import require_safe

from throughcare.casework.assessments.blank import BlankSection, sections
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.design.page import page
from throughcare.rules import jurisdictions
from throughcare.rules.forms import Form, find_form
from throughcare.rules.forms.uses import KIND_WORDS, OWN_RULE, Uses, uses_of_form
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.assessing import FormUse
from throughcare.rules.jurisdictions.library import Purpose
from throughcare.rules.kernel import MARK_WORDS, UnknownCode

BY_ITSELF = "Nothing makes it due by itself."
LARGE = "large"


@dataclass(frozen=True, slots=True)
class FormCard:
    """A form as the list shows it. due: when it is made here. source: how well it is known. questions: how many."""

    form: Form
    code: str
    kind: str
    uses: Uses
    due: str
    note: str
    source: str
    questions: int

    @property
    def population(self) -> str:
        """For whom it was made."""
        return f"{self.form.population[:1].upper()}{self.form.population[1:]}"


@dataclass(frozen=True, slots=True)
class Group:
    """Forms under one heading."""

    key: str
    title: str
    cards: tuple[FormCard, ...]


@dataclass(frozen=True)
class FormsPage:
    """The forms of the place. own_rule: whose the uses are."""

    groups: tuple[Group, ...]
    own_rule: str = OWN_RULE
    title: str = "Forms and instruments"


@dataclass(frozen=True)
class BlankPage:
    """A form on paper. format: "large-print" or "". health: whether it says that it is no diagnosis."""

    form: Form
    sections: tuple[BlankSection, ...]
    format: str
    health: bool
    language: str = "en"

    @property
    def title(self) -> str:
        """The form's own."""
        return self.form.title

    @property
    def about(self) -> str:
        """What it is for and for whom; nothing on a form that speaks to the person itself."""
        return "" if self.form.asks_person else f"{self.form.what_for}. For {self.form.population}."


@require_safe
def forms(request: ActingRequest) -> HttpResponse:
    """What people are assessed with here."""
    pack = jurisdictions.get(request.actor.jurisdiction) if request.actor.jurisdiction else None
    return page(request, "assessments/forms.jinja", FormsPage(tuple(_groups(pack)) if pack else ()))


@require_safe
def form_print(request: ActingRequest, code: str) -> HttpResponse:
    """A form without answers, for the printer. ?type=large: in large type. 404 for a form that nobody has."""
    try:
        form = find_form(code)
    except UnknownCode as missing:
        raise Http404 from missing
    large = request.GET.get("type") == LARGE
    shown = BlankPage(
        form, sections(form), "large-print" if large else "", form.health and not form.asks_person
    )
    context = {
        "page": shown, "agency_name": request.actor.agency_name,
        "pack": jurisdictions.get(request.actor.jurisdiction) if request.actor.jurisdiction else None,
    }  # fmt: skip
    return HttpResponse(get_template("assessments/form_print.jinja", using="jinja").render(context))


def _groups(pack: Jurisdiction) -> Iterator[Group]:
    own = [use.code for use in pack.forms]
    yield Group("forms", "What people are assessed with", tuple(_card(code, pack) for code in own))
    if pack.questionnaire and pack.questionnaire not in own:
        yield Group("own-view", "What the person fills in", (_card(pack.questionnaire, pack),))
    for purpose in (Purpose.RISK, Purpose.SCREEN):
        codes = [use.code for use in pack.rules_for(purpose) if use.code not in own]
        if codes:
            yield Group(purpose.name.lower(), purpose.value, tuple(_card(code, pack) for code in codes))


def _card(code: str, pack: Jurisdiction) -> FormCard:
    form, use = find_form(code), pack.form_use(code)
    uses = uses_of_form(form)
    source = f"{form.source}. {MARK_WORDS[form.source.mark]} Checked on {form.source.checked_on}."
    return FormCard(
        form, str(form.id), KIND_WORDS[uses.kind], uses, _due(use), use.note if use else "", source,
        sum(1 for _ in form),
    )  # fmt: skip


def _due(use: FormUse | None) -> str:
    if use is None or (use.first_within_days is None and use.every_months is None):
        return "" if use and use.note else BY_ITSELF
    first = f"within {use.first_within_days} days of the start" if use.first_within_days is not None else ""
    every = f"every {use.every_months} months" if use.every_months is not None else ""
    said = " and ".join(part for part in (first, every) if part)
    after = ", ".join(jurisdictions.TRIGGERS[each].lower() for each in use.after)
    second = " Signed a second time by somebody else." if use.countersigned else ""
    return f"{said[:1].upper()}{said[1:]}{f'; sooner after {after}' if after else ''}.{second}"
