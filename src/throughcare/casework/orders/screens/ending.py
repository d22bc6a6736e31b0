"""Screen: the register of orders that end soon, of one's own caseload or of one's teams."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.casework.orders.queries import OrderEnding, ending_soon
from throughcare.casework.orders.queries.ending import FIRST
from throughcare.casework.orders.wording import Wording
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.platform.design.forms import CodeField, GovForm
from throughcare.platform.design.listing import Window
from throughcare.platform.design.page import page
from throughcare.rules import jurisdictions
from throughcare.rules.contacts import SupervisionState

SIZE = 50
WEEKS = (("4", "4 weeks"), ("8", "8 weeks"), ("13", "3 months"), ("26", "6 months"))
WHOSE = (("own", "My own caseload"), ("team", "Everyone I work with"))


class Filters(GovForm):
    """Whose orders, and how soon."""

    whose = CodeField(label="Whose", codes=WHOSE, required=False)
    weeks = CodeField(label="Ending within", codes=WEEKS, required=False)


@dataclass(frozen=True)
class EndingPage:
    """The register. rows: as the table macro takes them. start_href: "" on the first page."""

    title: str
    filters: Filters
    heads: tuple[str, ...]
    rows: tuple[tuple[dict[str, Any] | str, ...], ...]
    window: Window
    empty: str
    start_href: str


@require_safe
def ending(request: HttpRequest) -> HttpResponse:
    """List the orders; the people shown are written down, with one entry."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.CASELOAD_READ)
    asked = _asked(request.GET, actor)
    after = _place(request.GET.get("after", ""))
    lines = ending_soon(actor, int(asked["weeks"]), own=asked["whose"] == "own", after=after, limit=SIZE + 1)
    shown = lines[:SIZE]
    door.look_at_list(actor, "orders:ending", [line.person_id for line in shown])
    words = Wording(jurisdictions.get(actor.jurisdiction))
    more = f"?{urlencode({**asked, 'after': _written(shown[-1])})}" if len(lines) > SIZE else ""
    plural = words.pack.words.order.titles
    content = EndingPage(
        title=f"{plural} ending soon",
        filters=Filters(asked),
        heads=(words.pack.words.person.title, words.pack.words.order.title, "Last day", "Time left", "State",
               words.pack.words.responsible_officer.title),
        rows=tuple(_row(line, words, clock.today(actor.zone)) for line in shown),
        window=Window(_sentence(len(shown), bool(more)), next=more),
        empty=f"No {words.pack.words.order.many} end within {dict(WEEKS)[asked['weeks']]}.",
        start_href=f"?{urlencode(asked)}" if after != FIRST else "",
    )  # fmt: skip
    return page(request, "orders/ending.jinja", content)


def _asked(query: QueryDict, actor: Actor) -> dict[str, str]:
    """The filters in force; what is not among the choices counts as not chosen. A manager begins with the team."""
    usual = "team" if Permission.TEAM_READ in actor.permissions else "own"
    whose, weeks = query.get("whose", ""), query.get("weeks", "")
    return {
        "whose": whose if whose in dict(WHOSE) else usual,
        "weeks": weeks if weeks in dict(WEEKS) else "8",
    }


def _place(after: str) -> tuple[date, UUID]:
    """Where the page begins; anything that is no place is the beginning."""
    day, _, key = after.partition("_")
    try:
        return date.fromisoformat(day), UUID(key)
    except ValueError:
        return FIRST


def _written(line: OrderEnding) -> str:
    day, key = line.place
    return f"{day.isoformat()}_{key}"


def _row(line: OrderEnding, words: Wording, today: date) -> tuple[dict[str, Any] | str, ...]:
    state = SupervisionState(line.state).label if line.state in set(SupervisionState) else line.state
    return (
        {
            "text": line.title,
            "href": reverse("orders:orders", args=[line.person_id]),
            "hint": line.reference if line.name else "",
        },
        words.order(line.kind),
        words.day(line.last_day),
        line.time_left(today),
        state or "Not recorded",
        {"text": line.officer or "Nobody", "hint": line.team},
    )


def _sentence(shown: int, more: bool) -> str:
    if not shown:
        return ""
    return f"Showing {shown}, more follow" if more else f"Showing {shown}"
