"""Who an instrument is for and where it comes from, with who reviewed the file."""

from datetime import date

from throughcare.rules.instruments.loading.tables import Table
from throughcare.rules.kernel import (
    MARK_WORDS,
    BadRuleId,
    Choice,
    Day,
    Example,
    Mark,
    RuleCard,
    RuleId,
    Source,
)

MARKS = Choice({mark.value: words for mark, words in MARK_WORDS.items()})


def card_of(
    about: Table, source: Table, review: Table, examples: tuple[Example, ...], digest: str
) -> RuleCard | None:
    """The card; None after a problem. The day in force is the version, and the source's own day.

    digest: SHA-256 of the file. It stands with the source, since two files may say the same of themselves.
    """
    code, title, population = about.text("code"), about.text("title"), about.text("population")
    in_force: date | None = about.get("in_force_from", Day())
    if code and in_force:
        try:
            RuleId(code, in_force)
        except BadRuleId:
            about.wrong("code", "must be small letters and digits, words joined by hyphens")
    found = _source(source, review, in_force, digest)
    if found is None or in_force is None or about.problems:
        return None
    return RuleCard(
        id=RuleId(code, in_force), title=title, population=population, source=found, examples=examples
    )


def _source(table: Table, review: Table, in_force: date | None, digest: str) -> Source | None:
    """The source, its version saying which file it is, and who reviewed it when."""
    title, edition, licence = table.text("title"), table.text("edition"), table.text("licence")
    citation, url = table.text("citation", needed=False), table.text("url", needed=False)
    if not citation and not url:
        table.wrong("citation", "or url must be there: where can the source be looked up?")
    checked: date | None = table.get("checked_on", Day())
    mark: str | None = table.get("mark", MARKS)
    by, reviewed = review.text("by"), review.get("on", Day())
    table.done()
    review.done()
    if checked is None or mark is None or table.problems:
        return None
    version = f"{edition}; file reviewed by {by} on {reviewed}, SHA-256 {digest}"
    return Source(
        title=title, citation=citation, url=url, version=version,
        effective_from=in_force, checked_on=checked, licence=licence, mark=Mark(mark),
    )  # fmt: skip
