"""Screen: help, a short text for each page, in plain words."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from throughcare.platform.design.page import page

TOPICS = {
    "today": "Today",
    "caseload": "Caseload",
    "overview": "A person's overview",
    "past": "A record as it was known",
    "find": "Finding a person",
    "concerns": "Immediate concerns",
    "assessments": "Assessments and scores",
    "levels": "Levels, overrides and flags",
    "plans": "The plan",
    "services": "Working with referrals",
    "unpaid-work": "Unpaid work",
    "resettlement": "Preparing for release",
    "tests": "Drug and alcohol tests",
    "reaching": "Reaching a person safely",
    "check-ins": "Remote check-ins",
    "early-support": "Offering help early",
    "recording": "Recording what happened",
    "missed": "When a contact is missed",
    "release": "Release eligibility",
    "due-process": "A fair process before a decision",
    "papers": "Documents kept with a record",
    "texts": "Letters, note templates and short texts",
    "allocation": "Who is responsible",
    "access": "Who may see a record",
    "merging": "Two records of one person",
    "rights": "The person's rights over their data",
    "quality": "Putting the record right",
    "states": "What happens to people",
    "team": "Your team",
    "validation": "How well scores foretell",
    "alerts": "Alerts",
    "phone": "On a phone, or when the signal drops",
    "security": "Signing in, and what is logged",
}


@dataclass(frozen=True)
class HelpPage:
    """One topic, or the list of all."""

    topic: str
    title: str
    topics: list[dict[str, str]]


@require_GET
def help_index(request: HttpRequest) -> HttpResponse:
    """All topics."""
    return page(request, "web/help.jinja", HelpPage("", "Help", _topics()))


@require_GET
def help_topic(request: HttpRequest, topic: str) -> HttpResponse:
    """One topic."""
    if topic not in TOPICS:
        raise Http404
    return page(request, "web/help.jinja", HelpPage(topic, TOPICS[topic], _topics()))


def _topics() -> list[dict[str, str]]:
    return [{"code": code, "title": title} for code, title in TOPICS.items()]
