"""The demo agencies' own texts: worded by the administrator, released by the manager, by the commands they use."""

from throughcare.platform import clock
from throughcare.platform.access.acting import as_actor, users_with_roles
from throughcare.platform.actor import Actor
from throughcare.platform.database.context import acting
from throughcare.register.documents.commands import draft_template, keep_snippet, release_template
from throughcare.register.documents.drafts import SectionDraft, SnippetDraft, TemplateDraft, WordingDraft
from throughcare.register.documents.queries import own_snippets, templates
from throughcare.rules.texts import TextKind
from throughcare.shell.exchange.sample.plans import AgencyPlan

WHO = "{person_first_name}, {today}. {order}."
NEXT = ("Next appointment", "{next_appointment}")
NOTES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Office appointment",
        (("", WHO), ("How things are", ""), ("What we talked about", ""), ("Steps since {last_contact}", ""),
         ("What we agreed", ""), NEXT),
    ),
    (
        "Home visit",
        (("", WHO), ("Who was there", ""), ("The home", ""), ("What we talked about", ""),
         ("What we agreed", ""), NEXT),
    ),
    (
        "Three-way meeting",
        (("", f"{WHO} With {{officer_name}}, and:"), ("What each side brings", ""),
         ("What {person_first_name} wants from it", ""), ("Who does what, by when", ""), NEXT),
    ),
    (
        "Key work session",
        (("", WHO), ("How the week was", ""), ("Goal we worked on", ""), ("What went well", ""),
         ("What {person_first_name} will try", ""), ("What I will do", "")),
    ),
    (
        "Telephone call",
        (("", WHO), ("Who rang", ""), ("What about", ""), ("What follows", "")),
    ),
)  # fmt: skip
"""Title; heading and text of each section."""
SHORT: tuple[tuple[str, str], ...] = (
    (
        "Rights explained",
        "Explained what we write down and who sees it, how to ask for a copy, and how to say that something is wrong.",
    ),
    (
        "Reminder agreed",
        "{person_first_name} asked to be reminded the day before and confirmed the number.",
    ),
    (
        "Help in a crisis",
        "Gave the numbers for help at any hour and agreed what {person_first_name} does first when things get bad.",
    ),
)
OWN = ("Bus times", "Went through the bus times together; the ticket is refunded against the receipt.")
"""The demo officer's own."""


def word_texts(plan: AgencyPlan) -> None:
    """Note templates and short texts in use today. Made once."""
    clerk, manager, officer = (_actor(f"{plan.short}-{suffix}") for suffix in ("admin", "manager", "officer"))
    with acting(clerk):
        worded = bool(templates(clerk))
    if worded:
        return
    for title, sections in NOTES:
        _put_in_use(clerk, manager, TextKind.CASE_NOTE, title, sections)
    for title, text in SHORT:
        _put_in_use(clerk, manager, TextKind.SNIPPET, title, (("", text),))
    with acting(officer):
        if not own_snippets(officer):
            keep_snippet(officer, SnippetDraft(title=OWN[0], text=OWN[1]))


def _put_in_use(
    clerk: Actor, manager: Actor, kind: TextKind, title: str, sections: tuple[tuple[str, str], ...]
) -> None:
    said = tuple(
        SectionDraft(heading=heading, paragraphs=(text,) if text else ()) for heading, text in sections
    )
    with acting(clerk):
        made = draft_template(clerk, TemplateDraft(kind=kind.value), WordingDraft(title=title, sections=said))
    with acting(manager):
        release_template(manager, made.pk, expected=made.version, starts_on=clock.today(manager.zone))


def _actor(username: str) -> Actor:
    with acting(Actor.system_named("demo")):
        return as_actor(users_with_roles().get(username=username))
