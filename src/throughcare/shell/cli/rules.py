"""`throughcare rules`: what the library holds, what a rule says, and what it answers. No database, no framework."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from throughcare.shell.cli import ground, offence_table


def add_to(subcommands: Any) -> None:
    """Add the subcommand and its own."""
    parser = ground.add(
        subcommands, "rules", "list, show and evaluate published rules",
        "The rules library by itself: anyone can run it, the defence too. `list` says what there is, `show` what a\n"
        "rule asks and how it answers, `evaluate` answers whole files, one JSON object a line.",
        lambda chosen: offence_table.within(chosen, chosen.act),
    )  # fmt: skip
    acts = parser.add_subparsers(metavar="ACT", required=True)
    _add_reading(acts)
    for act in _add_answering(acts):
        offence_table.add_option(act)


def _add_reading(acts: Any) -> None:
    """What needs no answers: list and show."""
    listing = acts.add_parser("list", help="code, version, what it decides, population, source, licence")
    listing.set_defaults(act=_list)
    showing = acts.add_parser("show", help="items, points, bands and worked examples of one rule")
    showing.add_argument("code", help="CODE, CODE@YYYY-MM-DD, or FILE.toml, an agency's own instrument")
    showing.set_defaults(act=_show)


def _add_answering(acts: Any) -> tuple[Any, ...]:
    """What takes answers: evaluate, explain and compare."""
    evaluating = acts.add_parser("evaluate", help="answer each line of a file")
    evaluating.add_argument(
        "code",
        help="CODE, CODE@YYYY-MM-DD or FILE.toml; the name of a family of rules takes each line's own `rule`",
    )
    evaluating.add_argument(
        "--input", default="-", help='JSON lines, each {"in": {...}} (default: standard input)'
    )
    evaluating.add_argument(
        "--output", default="-", help='JSON lines, each {"out": {...}} or {"error": "..."}'
    )
    evaluating.set_defaults(act=_evaluate)
    explaining = acts.add_parser("explain", help="the term sheet of one answer: every term, input and source")
    explaining.add_argument("code", help="CODE, CODE@YYYY-MM-DD, or FILE.toml, an agency's own instrument")
    explaining.add_argument(
        "--input",
        default="-",
        help='one JSON object: the answers, or {"in": {...}} (default: standard input)',
    )
    explaining.add_argument("--html", action="store_true", help="as HTML instead of text")
    explaining.set_defaults(act=_explain)
    comparing = acts.add_parser("compare", help="who changes if a rule changes: two versions over one table")
    comparing.add_argument("before", help="CODE@YYYY-MM-DD or FILE.toml, the rule of today")
    comparing.add_argument("after", help="CODE@YYYY-MM-DD or FILE.toml, the rule that may follow")
    comparing.add_argument("table", type=Path, help="people.csv or people.parquet")
    comparing.add_argument("-o", "--output", type=Path, help="the people who change, as CSV or Parquet")
    comparing.set_defaults(act=_compare)
    return evaluating, explaining, comparing


def _list(chosen: Namespace) -> int:
    from throughcare.rules import catalogue, showing

    for entry in catalogue.entries():
        source = entry.card.source
        print(f"{entry.card.id}\n    {entry.card.title}: {entry.decides}\n    for {entry.card.population}")
        print(f"    source: {source}; licence: {source.licence}")
    print("\n" + "\n".join(showing.not_implemented()))
    return 0


def _show(chosen: Namespace) -> int:
    from throughcare.rules import catalogue, showing
    from throughcare.rules.kernel import RuleError

    try:
        print(showing.page(catalogue.named(chosen.code)))
    except RuleError as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def _evaluate(chosen: Namespace) -> int:
    """Every line gets an answer or an error, in the order they came; refused lines do not stop the rest."""
    from throughcare.rules import catalogue
    from throughcare.rules.kernel import RuleError

    try:
        answering = catalogue.answering(chosen.code)
    except RuleError as problem:
        print(problem, file=sys.stderr)
        return 2
    with ExitStack() as files:
        lines: IO[str] = sys.stdin
        out: IO[str] = sys.stdout
        if chosen.input != "-":
            lines = files.enter_context(Path(chosen.input).open(encoding="utf-8"))
        if chosen.output != "-":
            out = files.enter_context(Path(chosen.output).open("w", encoding="utf-8"))
        for answer in _answers(answering, lines):
            out.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 0


def _explain(chosen: Namespace) -> int:
    """Makes a term sheet again: the same rule and answers give the same digits and the same fingerprint."""
    from throughcare.rules import catalogue, sheets
    from throughcare.rules.kernel import RuleError

    try:
        text = sys.stdin.read() if chosen.input == "-" else Path(chosen.input).read_text(encoding="utf-8")
        given = json.loads(text)
        if not isinstance(given, dict):
            raise catalogue.NotALine
        sheet = sheets.term_sheet(catalogue.named(chosen.code), given.get("in", given))
    except (RuleError, OSError, json.JSONDecodeError) as problem:
        print(problem, file=sys.stderr)
        return 2
    print(sheets.as_html(sheet) if chosen.html else sheets.as_text(sheet))
    return 0


def _compare(chosen: Namespace) -> int:
    from throughcare.rules import catalogue
    from throughcare.rules.kernel import RuleError
    from throughcare.shell.cli.score import progress

    try:
        before, after = catalogue.named(chosen.before), catalogue.named(chosen.after)
        from throughcare.rules.populations import comparing, tables

        table = tables.read_table(chosen.table)
        with progress(f"{before.card.id} and {after.card.id}", 2 * table.height) as done:
            found = comparing.compare(before, after, table, done)
        if chosen.output:
            tables.write_table(found.changed, chosen.output)
    except (RuleError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 2
    print(f"{found.changed.height:,} of {found.people:,} people change.")
    for was, becomes, people in found.moves:
        print(f"  {was} -> {becomes}: {people:,}" + ("" if was != becomes else " (no change)"))
    return 0


def _answers(answering: Callable[[object], Any], lines: IO[str]) -> Iterator[dict[str, object]]:
    from throughcare.rules.kernel import RuleError

    for line in lines:
        if not line.strip():
            continue
        try:
            yield {"out": answering(json.loads(line))}
        except (RuleError, json.JSONDecodeError) as problem:
            yield {"error": str(problem)}
