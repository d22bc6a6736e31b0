"""Screen: every text that can be worded here, by kind: what is used, what waits, and where to word it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from throughcare.platform import clock
from throughcare.platform.access.middleware import ActingRequest
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.screens.admin_menu import menu
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.design.page import page
from throughcare.register.documents import queries
from throughcare.register.documents.queries import TemplateLine
from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.languages import language_name
from throughcare.rules.jurisdictions.letters import BLANK
from throughcare.rules.texts import KIND_WORDS, TextKind

HERE = "templates:templates"
PACKS = "The pack’s own"
UNREAD = "Not used: nobody has checked it"


@dataclass(frozen=True)
class Row:
    """One text. used: which version is used today; waits: a draft, or one that is to come."""

    title: str
    language: str
    used: str
    used_href: str
    waits: str
    waits_href: str
    next_href: str
    next_text: str


@dataclass(frozen=True)
class Group:
    """The texts of one kind. add_href: where a new one is begun; "" where the pack says which there are."""

    title: str
    what_for: str
    one: str
    rows: list[Row]
    add_href: str


@dataclass(frozen=True)
class TemplatesPage:
    """Every text by kind."""

    groups: list[Group]
    menu: list[dict[str, Any]]
    waiting: int
    title: str = "Letters and templates"


@require_safe
def templates(request: ActingRequest) -> HttpResponse:
    """The list."""
    actor = request.actor
    found = queries.templates(actor)
    trail.record(actor, "documents:templates:consulted", verb=trail.Verb.CONSULT, kind="documents.template")
    groups = [_group(actor, kind, found) for kind in TextKind]
    waiting = sum(each.state == "draft" for each in found)
    return page(request, "documents/templates.jinja", TemplatesPage(groups, menu(actor, HERE), waiting))


def _group(actor: Actor, kind: TextKind, found: list[TemplateLine]) -> Group:
    words, edits = KIND_WORDS[kind], Permission.AGENCY_ADMINISTER in actor.permissions
    texts: dict[tuple[str, str], list[TemplateLine]] = {}
    for each in found:
        if each.kind == kind:
            texts.setdefault((each.code, each.language), []).append(each)
    rows = [
        *(_pack_rows(actor, texts) if kind is TextKind.LETTER else ()),
        *(_row(actor, kind, versions, versions[0].title) for versions in texts.values()),
    ]
    add = reverse("templates:new", args=[kind.value]) if edits and kind is not TextKind.LETTER else ""
    return Group(words.title, words.what_for, words.one, rows, add)


def _pack_rows(actor: Actor, texts: dict[tuple[str, str], list[TemplateLine]]) -> Iterator[Row]:
    """Each of the pack's letters, with the agency's versions over it; what is left in `texts` is in other languages."""
    for letter in jurisdictions.get(actor.jurisdiction).letters:
        versions = texts.pop((letter.code, letter.language), [])
        href = reverse("templates:pack", args=[letter.code, letter.language])
        packs = (letter.code, letter.language, href, PACKS if letter.is_checked else UNREAD)
        yield _row(actor, TextKind.LETTER, versions, letter.title, packs)


def _row(
    actor: Actor, kind: TextKind, versions: list[TemplateLine], title: str,
    packs: tuple[str, str, str, str] | None = None,
) -> Row:  # fmt: skip
    today = clock.today(actor.zone)
    now = next((each for each in versions if each.used_on(today)), None)
    waits = next(
        (each for each in versions if each.standing(today) in ("Draft", "Released, not yet in use")), None
    )
    code, language = (packs[0], packs[1]) if packs else (versions[0].code, versions[0].language)
    used, used_href = (packs[3], packs[2]) if packs else ("Not used", _of(versions[0]))
    if now is not None:
        used, used_href = f"Version {now.number}", _of(now)
    draft = waits is not None and waits.state == "draft"
    edits = Permission.AGENCY_ADMINISTER in actor.permissions and not draft
    query = urlencode({"code": code, "language": language})
    return Row(
        title=BLANK.sub("…", now.title if now else title), language=language_name(language),
        used=used, used_href=used_href,
        waits=_waits(waits), waits_href=_of(waits) if waits else "",
        next_href=f"{reverse('templates:new', args=[kind.value])}?{query}" if edits else "",
        next_text="Next version" if versions else "Word it here",
    )  # fmt: skip


def _waits(waits: TemplateLine | None) -> str:
    if waits is None:
        return ""
    if waits.state == "draft":
        return f"Draft of version {waits.number}, by {waits.author}"
    return f"Version {waits.number}, to come"


def _of(line: TemplateLine) -> str:
    return reverse("templates:template", args=[line.id])
