"""Screen, API, PDF and command line say the same digits of the same answers, for every instrument there is."""

import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.urls import reverse
from pypdf import PdfReader
from tests.arranging import World

from throughcare.casework.assessments.models import Assessment, ScoreMade
from throughcare.casework.assessments.tests.kept import assessed, keep_example
from throughcare.register.documents import printing
from throughcare.register.people.models import Person
from throughcare.rules import catalogue, jurisdictions
from throughcare.rules.catalogue import Entry
from throughcare.rules.jurisdictions.library import Purpose
from throughcare.rules.sheets import said
from throughcare.shell.cli import main

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.requirement("R011", "R021", "R022", "R023", "R025", "R026", "R132"),
]
SAMPLE = ("ogrs3", "ogp", "phq-9", "rsr-2018", "psa")
"""A chance, points with chances, plain points, a rule of rules, several results."""
PRINTED = ("ogrs3", "psa")
"""Made into a PDF on every run; a PDF takes its time, so all of them are made at night."""


def _instruments() -> Iterator[Entry]:
    """Every instrument, and every rule that a place uses to screen somebody or to judge a risk."""
    used = {
        use.code
        for pack in jurisdictions.all()
        for purpose in (Purpose.RISK, Purpose.SCREEN)
        for use in pack.rules_for(purpose)
    }
    return (each for each in catalogue.entries() if each.instrument or each.code in used)


INSTRUMENTS = tuple(_instruments())


class _Words(HTMLParser):
    """The words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def __str__(self) -> str:
        return " ".join(" ".join(self.found).split())


class Kept:
    """One assessment with the worked example of every instrument scored, and a browser to look at them."""

    def __init__(self, world: World) -> None:
        self.browser = world.browser()
        self.person: Person = world.person()
        self.held: Assessment = assessed(self.person, "ogrs3@2018-03-01")
        self.scores = [(each, keep_example(self.held, each, name=str(each.card.id))) for each in INSTRUMENTS]

    def get(self, name: str, made: ScoreMade) -> Any:
        answer = self.browser.get(
            reverse(f"assessments:{name}", args=[self.person.pk, self.held.pk, made.pk])
        )
        assert answer.status_code == 200, made.rule
        return answer

    def of(self, *codes: str) -> list[tuple[Entry, ScoreMade]]:
        return [(entry, made) for entry, made in self.scores if entry.code in codes]


@pytest.fixture
def kept(world: World) -> Kept:
    return Kept(world)


def _digits(made: ScoreMade) -> list[str]:
    """What every place has to say: the value as shown, and every result that is plain."""
    plain = [
        said(each) for each in made.results.values() if isinstance(each, str | int | float | bool | None)
    ]
    return [text for text in (made.value, *plain) if text]


def test_screen_api_and_command_line_say_the_same_for_every_instrument(
    kept: Kept, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(kept.scores) >= 50
    found = kept.browser.get(
        f"/api/v1/people/{kept.person.pk}/assessments/{kept.held.pk}/scores?size=100"
    ).json()
    through_api = {row["id"]: row for row in found["items"]}
    for _, made in kept.scores:
        words = str(_Words(kept.get("score", made).content.decode()))
        assert "digit for digit" in words, made.rule
        row = through_api[str(made.pk)]
        assert (row["value"], row["unit"], row["results"]) == (made.value, made.unit, made.results), made.rule
        inputs = tmp_path / "inputs.json"
        inputs.write_bytes(kept.get("score_inputs", made).content)
        assert main(["rules", "evaluate", made.rule, "--input", str(inputs)]) == 0
        assert json.loads(capsys.readouterr().out)["out"] == made.results, made.rule
        assert main(["rules", "explain", made.rule, "--input", str(inputs)]) == 0
        explained = capsys.readouterr().out
        assert made.fingerprint in explained
        for text in _digits(made):
            assert text in words, (made.rule, text)
            if made.value:
                assert made.value in explained, made.rule


def test_the_term_sheet_of_the_api_says_what_the_page_says(kept: Kept) -> None:
    for entry, made in kept.of(*SAMPLE):
        path = f"/api/v1/people/{kept.person.pk}/assessments/{kept.held.pk}/scores/{made.pk}"
        sheet = kept.browser.get(path).json()
        words = str(_Words(kept.get("score", made).content.decode()))
        assert sheet["fingerprint"] == made.fingerprint
        assert not sheet["differs"]
        assert len(sheet["inputs"]) == len(entry.items)
        for term in sheet["terms"]:
            assert " ".join(f"{term['says']} {term['adds']}".split()) in words
        assert sheet["command"] in words


def test_the_pdf_says_the_same_for_a_sample(kept: Kept) -> None:
    _compare_pdfs(kept, kept.of(*PRINTED))


@pytest.mark.nightly
def test_the_pdf_says_the_same_for_every_instrument(kept: Kept) -> None:
    _compare_pdfs(kept, kept.scores)


def _compare_pdfs(kept: Kept, scores: list[tuple[Entry, ScoreMade]]) -> None:
    if not printing.can_make_pdf():
        pytest.skip(
            "NO PANGO: no PDF was compared. Install it with: apt-get install libpango-1.0-0 libpangoft2-1.0-0"
        )
    for _, made in scores:
        text = _text_of(kept.get("score_pdf", made).content)
        for each in (*_digits(made), made.fingerprint):
            assert "".join(each.split()) in text, (made.rule, each)


def _text_of(pdf: bytes) -> str:
    """Every character of it, without the spaces, since lines break anywhere."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))
