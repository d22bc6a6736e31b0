"""How a text that was read is written down: the day of reading, the licences, and the answer where a text is silent."""

from datetime import date

from throughcare.rules.kernel.asking import BadAnswers, Problem
from throughcare.rules.kernel.source import Mark, Source

READ_ON = date(2026, 11, 22)
EDICT = "Government edict, public domain"
PAGE = "Facts restated; the licence of the page is not stated"
PROGRAM = "MIT, Crown copyright"
GITHUB = "https://github.com/ministryofjustice/"
NOT_KNOWN = "not known: the supervisor decides"


def law(title: str, citation: str, url: str = "", *, since: date | None = None, version: str = "") -> Source:
    """A law, a rule or a court's decision that was itself read. since: the day it took effect, where it says so."""
    return Source(
        title=title,
        citation=citation,
        url=url,
        version=version or f"as read on {READ_ON}",
        effective_from=since,
        checked_on=READ_ON,
        licence=EDICT,
        mark=Mark.READ,
    )


def page(title: str, citation: str, url: str = "", *, since: date | None = None, version: str = "") -> Source:
    """A public page that reports a rule; weaker than the rule."""
    return Source(
        title=title,
        citation=citation,
        url=url,
        version=version or f"as read on {READ_ON}",
        effective_from=since,
        checked_on=READ_ON,
        licence=PAGE,
        mark=Mark.PUBLIC_PAGE,
    )


def program(title: str, repository: str, commit: str) -> Source:
    """A program of the Ministry of Justice, read at one commit ("7fb97b50 (21 August 2026)").

    It states no day from which its rules have force, so the version carries the day it was read.
    """
    return Source(
        title=title,
        citation=repository,
        url=f"{GITHUB}{repository}/tree/{commit.split(maxsplit=1)[0]}",
        version=f"commit {commit}",
        effective_from=READ_ON,
        checked_on=READ_ON,
        licence=PROGRAM,
        mark=Mark.READ,
    )


def one_text_a_row(title: str) -> Source:
    """For the card of a rule whose figures stand in several texts: each answer names the text that decided.

    It has force from the day of reading, since its texts have no common day.
    """
    return Source(
        title=title,
        citation="one text for each row; each answer names its own",
        version=f"as read on {READ_ON}",
        effective_from=READ_ON,
        checked_on=READ_ON,
        licence=EDICT,
        mark=Mark.READ,
    )


def not_seen(rule: str, field: str, value: object, what: str) -> BadAnswers:
    """The refusal where no text that was read says `what` ("what the third may cost"): never a guess."""
    return BadAnswers(rule, [Problem(field, value, f"no text that was read says {what}; {NOT_KNOWN}")])
