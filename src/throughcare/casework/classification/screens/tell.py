"""Screen: tell the person which level they are at, why, and how to contest it; then write down that it was done."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from throughcare.casework.classification import commands, wording
from throughcare.casework.classification.queries import Classified, LevelLine, classified, level_of
from throughcare.casework.classification.screens.editing import back_to, may
from throughcare.casework.classification.titles import level_title
from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import act_once, posted, status_of
from throughcare.platform.design.forms import CodeField, DateField, VersionedForm
from throughcare.platform.design.page import page
from throughcare.register.people.queries import PersonHeader, person_header
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction


class TellForm(VersionedForm):
    """How and when."""

    how = CodeField(label="How did you tell them?", codes=wording.TOLD_HOW.items())
    told_on = DateField(label="When?", named="The day")


@dataclass(frozen=True)
class TellPage:
    """The notice in plain words, to be read out, handed over or printed. told: "" while nobody has."""

    person: PersonHeader
    heading: str
    notice: tuple[str, ...]
    told: str
    form: TellForm | None
    back: str
    title: str = "Tell the person"


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: ActingRequest, person_id: UUID, level_id: UUID) -> HttpResponse:
    """GET shows the notice; POST writes down that the person was told."""
    actor = request.actor
    may(request, "classification:tell", person_id, Permission.LEVEL_DECIDE)
    pack = jurisdictions.get(actor.jurisdiction)
    held = classified(actor, person_id)
    found = level_of(held, person_id, level_id)
    first = {"version": found.version, "told_on": clock.today(actor.zone)}
    form = TellForm(posted(request), initial=first)

    def act() -> None:
        given = form.cleaned_data
        commands.tell_level(
            actor, person_id, level_id, how=given["how"], told_on=given["told_on"], expected=given["version"]
        )

    back = back_to(person_id)
    if answer := act_once(request, form, act, done="Written down: the person was told", back=back):
        return answer
    told = (
        f"{pack.in_words(found.told_on)}, {wording.TOLD_HOW[found.told_how].lower()}" if found.told_on else ""
    )
    shown = TellPage(
        person_header(actor, person_id), pack.words.level.title, notice(pack, held, found), told,
        None if told else form, back,
    )  # fmt: skip
    return page(request, "classification/tell.jinja", shown, status=status_of(form))


def notice(pack: Jurisdiction, held: Classified, level: LevelLine) -> tuple[str, ...]:
    """What the person is told, sentence by sentence."""
    word, officer = pack.words.level.one, pack.words.responsible_officer.one
    made = held.calculation(level.calculation_id)
    since = f" from {pack.in_words(level.starts_on)}" if level.starts_on else ""
    said = [
        f"Your {word} is {level_title(pack, level.level)}{since}.",
        f"The {word} says how often we see you and what we can offer. It does not say that you will do anything.",
    ]
    if level.rule_level:
        said.append(
            f"The rule gave {level_title(pack, level.rule_level)}. Two members of staff decided otherwise: "
            f"{level.reason[:1].lower()}{level.reason[1:]}."
        )
    elif made is not None:
        said.append(f"This is why: {made.says}")
        said.extend(f"We looked at {line}." for line in (*made.likelihood, *made.harm))
    if made is not None and made.provisional:
        said.append(f"The {word} is provisional: it may change when your assessment is complete.")
    said.append(
        f"If something in this is wrong, or you do not agree, tell your {officer} or anybody at this office, in any "
        "way you like. What you say is written down, somebody else looks at it, and you get an answer. It never "
        "counts against you."
    )
    said.append("You may ask for this in another language, in large print, or read out.")
    return tuple(said)
