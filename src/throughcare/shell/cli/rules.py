"""`throughcare rules`: what the library holds, what a rule says, and what it answers. No database, no framework."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

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
    """What needs no answers: list, show and document."""
    listing = acts.add_parser("list", help="code, version, what it decides, population, source, licence")
    listing.set_defaults(act=_list)
    showing = acts.add_parser("show", help="items, points, bands and worked examples of one rule")
    showing.add_argument("code", help="CODE, CODE@YYYY-MM-DD, or FILE.toml, an agency's own instrument")
    showing.set_defaults(act=_show)
    documenting = acts.add_parser("document", help="a Markdown page for each rule, and an index by subject")
    documenting.add_argument(
        "folder", type=Path, help="where they are written; it is made where it is not there"
    )
    documenting.add_argument(
        "--only-index", action="store_true", help="the index alone, without links to pages"
    )
    documenting.set_defaults(act=_document)


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
        return _told(problem)
    return 0


def _document(chosen: Namespace) -> int:
    from throughcare.rules import documenting

    try:
        if chosen.only_index:
            documenting.write_index(chosen.folder)
            print(f"{chosen.folder / documenting.INDEX} is written.")
        else:
            print(f"{documenting.write(chosen.folder)} rules have a page in {chosen.folder}.")
    except OSError as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def _evaluate(chosen: Namespace) -> int:
    """Every line gets an answer or an error, in the order they came."""
    from throughcare.rules import catalogue
    from throughcare.rules.kernel import RuleError
    from throughcare.shell.cli import json_lines

    try:
        answering = catalogue.answering(chosen.code)
        with json_lines.opened(chosen.input, chosen.output) as (lines, out):
            out.writelines(json_lines.answers(answering, lines))
    except (RuleError, OSError) as problem:
        return _told(problem)
    return 0


def _explain(chosen: Namespace) -> int:
    """Makes a term sheet again: the same rule and answers give the same digits and the same fingerprint."""
    from throughcare.rules import catalogue, sheets
    from throughcare.rules.kernel import RuleError
    from throughcare.shell.cli import json_lines

    try:
        given = json_lines.read(json_lines.text_of(chosen.input))
        answers = given.get("in", given) if isinstance(given, dict) else given
        if not isinstance(answers, dict):
            raise catalogue.NotALine
        sheet = sheets.term_sheet(catalogue.named(chosen.code), answers)
    except (RuleError, OSError) as problem:
        return _told(problem)
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
        return _told(problem)
    print(f"{found.changed.height:,} of {found.people:,} people change.")
    for was, becomes, people in found.moves:
        print(f"  {was} -> {becomes}: {people:,}" + ("" if was != becomes else " (no change)"))
    return 0


def _told(problem: Exception) -> int:
    """Say why on standard error; the exit code of a command that did nothing. Raises BrokenPipeError again."""
    if isinstance(problem, BrokenPipeError):
        raise problem
    print(problem, file=sys.stderr)
    return 2
