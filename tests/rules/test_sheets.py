"""The term sheet of every rule: the same digits as the rule's answer, every term, every input, as text and as HTML."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.rules.passes import over
from throughcare.rules import catalogue, sheets
from throughcare.rules.catalogue import Entry
from throughcare.rules.kernel import MARK_WORDS
from throughcare.shell.cli import main

ENTRIES = catalogue.entries()


class _Words(HTMLParser):
    """The words of a page, and its open elements."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@over(ENTRIES)
@pytest.mark.requirement("R132")
def test_a_sheet_says_everything_in_both_forms(entry: Entry) -> None:
    example = entry.card.examples[0]
    sheet = sheets.term_sheet(entry, example.given)
    text, html = sheets.as_text(sheet), _Words()
    html.feed(sheets.as_html(sheet))
    assert html.open == []
    said = " ".join(html.words)
    found = entry.ask(example.given)
    for words in (text, said):
        assert str(entry.card.id) in words
        assert found.fingerprint in words
        assert MARK_WORDS[sheet.source.mark] in words
        assert sheets.NOT_A_DECISION in words
        for term in sheet.terms:
            assert term.says in words
        for line in (*sheet.inputs, *sheet.results):
            assert line.name in words
            assert line.says in words


@pytest.mark.requirement("R132", "R141")
def test_the_command_makes_the_same_sheet_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = catalogue.find("ogrs3")
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"in": entry.card.examples[0].given}), encoding="utf-8")
    assert main(["rules", "explain", str(entry.card.id), "--input", str(answers)]) == 0
    assert capsys.readouterr().out.strip() == sheets.as_text(
        sheets.term_sheet(entry, entry.card.examples[0].given)
    )
    assert main(["rules", "explain", "ogrs3", "--input", str(answers), "--html"]) == 0
    assert capsys.readouterr().out.startswith('<section class="term-sheet">')
    answers.write_text("[]", encoding="utf-8")
    assert main(["rules", "explain", "ogrs3", "--input", str(answers)]) == 2
    assert main(["rules", "explain", "no-such-rule", "--input", str(answers)]) == 2


def test_what_a_value_is_in_words() -> None:
    assert sheets.said({"a": [True, None], "b": 2}) == "a: yes; none, b: 2"
    assert sheets.said(()) == "none"
    assert sheets.said({1, 2}) == "[1, 2]"
