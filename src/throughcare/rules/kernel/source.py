"""Where a rule or a figure comes from. Nothing enters the library without one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from throughcare.rules.kernel.errors import Unsourced


class Mark(StrEnum):
    """How well the source is known. What is only recalled has no mark, so it cannot be written down."""

    READ = "read"  # the text itself was read at the place named
    PUBLIC_PAGE = "public_page"  # a page or a design record that reports the rule; weaker
    AGENCY_DEFAULT = "agency_default"  # no published source: a starting value the agency confirms or changes


MARK_WORDS: dict[Mark, str] = {
    Mark.READ: "Read in the source.",
    Mark.PUBLIC_PAGE: "Reported by a public page, not read in the law or the manual itself.",
    Mark.AGENCY_DEFAULT: "A starting value without a published source: the agency confirms or changes it.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A text that can be looked up.

    citation: how the field cites it; may be empty where `url` says it.
    version: the edition, commit or "as amended to" date that was read.
    effective_from: first day the text has force; None where the text has no such day (a page, a program).
    checked_on: the day somebody last looked. licence: under which it may be restated.
    Raises Unsourced if title, licence, version, or both of citation and url are empty.
    """

    title: str
    citation: str = ""
    url: str = ""
    version: str
    effective_from: date | None = None
    checked_on: date
    licence: str
    mark: Mark

    def __post_init__(self) -> None:
        for name in ("title", "version", "licence"):
            if not getattr(self, name).strip():
                raise Unsourced(f"The source {self.title!r}", name)
        if not (self.citation.strip() or self.url.strip()):
            raise Unsourced(f"The source {self.title!r}", "citation or url")

    def __str__(self) -> str:
        """One line for a page or a letter: title, citation, version."""
        named = f"{self.title}, {self.citation}" if self.citation else self.title
        return f"{named} ({self.version})"
