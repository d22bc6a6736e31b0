"""What a score reads: the same digits as the rule gives, the unit beside them, the band in words."""

import pytest

from throughcare.rules import catalogue
from throughcare.rules.catalogue import Entry
from throughcare.rules.forms.stating import HEADLINES, Stated, stated
from throughcare.rules.kernel import Example

READS = {
    "ogrs3": "90% (Very high)",
    "phq-9": "9 points (Mild)",
    "rsr-2018": "3.64% (Medium)",
    "csrp": "0.18% (Low)",
    "lds": "2",
    "oras-band": "High",
    "static-2002r": "7 points",
    "osp-2018": "11 points",
    "psa": "",
    "tier-ew-v3": "C",
}


def _first(entry: Entry) -> Example:
    return entry.card.examples[0]


@pytest.mark.requirement("R021", "R025", "R132")
@pytest.mark.parametrize(("code", "words"), READS.items())
def test_an_answer_reads_as_its_rule_gives_it(code: str, words: str) -> None:
    entry = catalogue.find(code)
    assert stated(entry, entry.ask(_first(entry).given)).words == words


@pytest.mark.requirement("R027")
def test_every_headline_is_of_a_rule_and_of_results_that_it_gives() -> None:
    for code, headline in HEADLINES.items():
        entry = catalogue.find(code)
        results = entry.evaluate(_first(entry).given)
        for path in filter(None, (headline.value, headline.band)):
            assert path.partition(".")[0] in results, (code, path)


@pytest.mark.requirement("R132")
def test_a_form_may_say_which_result_stands_for_a_rule() -> None:
    psa = catalogue.find("psa")
    answer = psa.ask(_first(psa).given)
    assert stated(psa, answer, "nca_scale") == Stated(value="4")
    assert stated(psa, answer, "nvca_flag") == Stated(band="yes")
