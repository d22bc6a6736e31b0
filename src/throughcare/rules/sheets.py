"""The term sheet of one answer: what came out, each term that led there, what went in, and what it does not say.

The same sheet as text for a terminal and as HTML for a page; a PDF is made from the HTML, above this floor. Anyone who
has the rule, its version and the answers can make it again and compare the fingerprint.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from throughcare.rules.catalogue import Entry
from throughcare.rules.instruments import Logistic, LogisticOfPoints, Points, Score
from throughcare.rules.kernel import (
    MARK_WORDS,
    UNKNOWN_WORDS,
    Choice,
    Explained,
    Fingerprint,
    Inputs,
    Item,
    RuleCard,
    Source,
    Unknown,
)
from throughcare.rules.kernel.fingerprint import to_json
from throughcare.rules.pages import Fact


@dataclass(frozen=True, slots=True)
class TermLine:
    """One term. adds: its contribution; None where nothing is counted."""

    says: str
    adds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSheet:
    """A sheet, ready to be written. Every text is plain words."""

    card: RuleCard
    source: Source
    decides: str
    horizon: str
    results: tuple[Fact, ...]
    terms: tuple[TermLine, ...]
    closing: str
    inputs: tuple[Fact, ...]
    unanswered: tuple[Fact, ...]
    fingerprint: Fingerprint


def term_sheet(entry: Entry, given: Inputs) -> TermSheet:
    """The sheet of asking a rule about these answers. Raises what the rule refuses."""
    found = entry.ask(given)
    return _of_score(entry, found) if isinstance(found, Score) else _of_rule(entry, found)


def _of_score(entry: Entry, score: Score) -> TermSheet:
    return TermSheet(
        card=entry.card, source=entry.card.source, decides=entry.decides, horizon=score.instrument.horizon,
        results=_scored_results(score), closing=_closing(score), fingerprint=score.fingerprint,
        terms=tuple(TermLine(term.sentence, term.contribution) for term in score.terms),
        inputs=_inputs(entry, score.inputs), unanswered=_lines(score.unanswered),
    )  # fmt: skip


def _of_rule(entry: Entry, found: Explained) -> TermSheet:
    return TermSheet(
        card=entry.card, source=found.source, decides=entry.decides, horizon="", closing="",
        results=_lines(found.results), fingerprint=found.fingerprint,
        terms=tuple(map(TermLine, found.sentences)),
        inputs=_inputs(entry, found.inputs), unanswered=_lines(found.unanswered),
    )  # fmt: skip


def _scored_results(score: Score) -> tuple[Fact, ...]:
    unit = score.instrument.link.unit
    shown = f"{score.value}{unit}" if unit == "%" else f"{score.value} {unit}"
    band = (Fact("Band", f"{score.band.title} ({score.band.code})"),) if score.band else ()
    return (Fact("Score", shown), *band, *_lines(score.also))


def _lines(results: Mapping[str, object]) -> tuple[Fact, ...]:
    return tuple(Fact(name, said(value)) for name, value in results.items())


def _closing(score: Score) -> str:
    """How the sum becomes what is shown."""
    link = score.instrument.link
    if isinstance(link, Points):
        return f"Together they come to {score.value} {link.unit}."
    if isinstance(link, LogisticOfPoints):
        return (
            f"Together they come to {score.value} points; the logistic function makes the chances from them."
        )
    if isinstance(link, Logistic):
        return (
            f"Together they come to {score.total:+.6f}. This is the logarithm of the odds: the logistic function "
            f"makes a chance of it, shown as {score.value}% ({link.digits.value})."
        )
    return f"Together they come to {score.total:+g}, which gives {score.value} {link.unit}."


def _inputs(entry: Entry, inputs: Mapping[str, object]) -> tuple[Fact, ...]:
    return tuple(_answered(item, inputs) for item in entry.items)


def _answered(item: Item, inputs: Mapping[str, object]) -> Fact:
    value = inputs[item.name]
    kind = item.kind
    if isinstance(kind, Choice) and isinstance(value, str) and value in kind.options:
        return Fact(item.asks, kind.options[value])
    return Fact(item.asks, said(value))


def said(value: object) -> str:
    """A value in words: yes, no, a date, none, a list in order."""
    if isinstance(value, Unknown):
        return UNKNOWN_WORDS[value]
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date | str | int | float):
        return str(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {said(part)}" for name, part in value.items()) or "none"
    if isinstance(value, list | tuple):
        return "; ".join(map(said, value)) or "none"
    return str(to_json(value))


NOT_A_DECISION = (
    "This is what a published rule answers to these inputs. It decides nothing: a named person does, and whoever it is "
    "about may see this sheet and dispute any line of it."
)


def as_text(sheet: TermSheet) -> str:
    """The sheet for a terminal or a letter, ending without a line break."""
    return "\n".join(_text(sheet))


def _text(sheet: TermSheet) -> Iterator[str]:
    yield f"{sheet.card.title} ({sheet.card.id})"
    yield ""
    yield from (f"{line.name}: {line.says}" for line in sheet.results)
    yield ""
    yield "How it came about:"
    for number, term in enumerate(sheet.terms, start=1):
        adds = "" if term.adds is None else f"  [{term.adds:+g}]"
        yield f"  {number}. {term.says}{adds}"
    if sheet.closing:
        yield f"  {sheet.closing}"
    yield ""
    yield "From these answers:"
    for line in sheet.inputs:
        yield f"  {line.name}"
        yield f"      {line.says}"
    if sheet.unanswered:
        yield ""
        yield "Without an answer:"
        yield from (f"  {line.name}: {line.says}" for line in sheet.unanswered)
    yield ""
    yield from (f"{line.name}: {line.says}" for line in _about(sheet))
    yield ""
    yield NOT_A_DECISION


def _about(sheet: TermSheet) -> Iterator[Fact]:
    yield Fact("It is about", sheet.decides)
    if sheet.horizon:
        yield Fact("Horizon", sheet.horizon)
    yield Fact("Population", sheet.card.population)
    yield Fact(
        "Source", f"{sheet.source}. {MARK_WORDS[sheet.source.mark]} Checked on {sheet.source.checked_on}."
    )
    yield Fact("Licence", sheet.source.licence)
    yield Fact("Fingerprint of rule and answers", sheet.fingerprint)


def as_html(sheet: TermSheet) -> str:
    """The sheet as one HTML section with headings, tables and lists; everything escaped, no style of its own."""
    return "".join(_html(sheet))


def _html(sheet: TermSheet) -> Iterator[str]:
    yield f'<section class="term-sheet"><h2>{escape(sheet.card.title)}</h2>'
    yield _list(sheet.results)
    yield "<h3>How it came about</h3>"
    yield _terms(sheet) if any(term.adds is not None for term in sheet.terms) else _steps(sheet)
    if sheet.closing:
        yield f"<p>{escape(sheet.closing)}</p>"
    yield "<h3>The answers it rests on</h3>"
    yield _list(sheet.inputs)
    if sheet.unanswered:
        yield "<h3>Without an answer</h3>"
        yield _list(sheet.unanswered)
    yield "<h3>About this rule</h3>"
    yield _list((Fact("Rule", str(sheet.card.id)), *_about(sheet)))
    yield f"<p>{escape(NOT_A_DECISION)}</p></section>"


def _terms(sheet: TermSheet) -> str:
    rows = "".join(
        f"<tr><td>{escape(term.says)}</td><td>{'' if term.adds is None else f'{term.adds:+g}'}</td></tr>"
        for term in sheet.terms
    )
    head = '<tr><th scope="col">Term</th><th scope="col">Adds</th></tr>'
    caption = "<caption>Each term, in the order it was added</caption>"
    return f"<table>{caption}<thead>{head}</thead><tbody>{rows}</tbody></table>"


def _steps(sheet: TermSheet) -> str:
    return "<ol>" + "".join(f"<li>{escape(term.says)}</li>" for term in sheet.terms) + "</ol>"


def _list(lines: tuple[Fact, ...]) -> str:
    return (
        "<dl>"
        + "".join(f"<dt>{escape(line.name)}</dt><dd>{escape(line.says)}</dd>" for line in lines)
        + "</dl>"
    )
