"""What each pack assesses with: every form exists, and every figure is published or marked as the house's own."""

import pytest

from throughcare.rules import catalogue, jurisdictions
from throughcare.rules.forms import find_form
from throughcare.rules.jurisdictions import TRIGGERS, FormUse, Trigger
from throughcare.rules.kernel import DuplicateCode, Mark

USES = [
    pytest.param(pack, use, id=f"{pack.code}: {use.code}")
    for pack in jurisdictions.all()
    for use in pack.forms
]


@pytest.mark.parametrize(("pack", "use"), USES)
def test_the_form_exists_and_its_rules_take_what_the_pack_gives(
    pack: jurisdictions.Jurisdiction, use: FormUse
) -> None:
    assert find_form(use.code).id.code == use.code
    for due in (use.first_by, use.next_by):
        if due is not None:
            items = {item.name: item for item in catalogue.find(due.rule).items}
            for name, value in due.given.items():
                assert items[name].kind.read(value) == value
    assert use.note and pack.form_use(use.code) is use


@pytest.mark.requirement("R030")
@pytest.mark.parametrize(("pack", "use"), USES)
def test_a_figure_is_published_or_marked_to_be_confirmed(
    pack: jurisdictions.Jurisdiction, use: FormUse
) -> None:
    del pack
    if use.first_within_days is not None or use.every_months is not None:
        assert use.confirmed == (use.source.mark is not Mark.AGENCY_DEFAULT)
    assert set(use.after) <= set(TRIGGERS)


def test_every_trigger_has_words() -> None:
    assert set(TRIGGERS) == set(Trigger) and all(TRIGGERS.values())


def test_england_and_wales_countersigns_and_reviews_harm_every_six_months() -> None:
    pack = jurisdictions.get("ew")
    whole, harm = pack.form_use("needs-and-harm-ew"), pack.form_use("harm-ew")
    assert whole is not None and whole.countersigned and not whole.confirmed
    assert harm is not None and harm.countersigned and harm.every_months == 6 and harm.confirmed
    assert find_form(pack.questionnaire).asks_person


def test_pennsylvania_goes_by_its_published_dates() -> None:
    use = jurisdictions.get("us-pa").form_use("lsir-band-pennsylvania")
    assert use is not None and use.confirmed and use.first_by is not None and use.next_by is not None
    first = catalogue.find(use.first_by.rule).evaluate(
        {**use.first_by.given, "start_of_supervision": "2026-01-01"}
    )
    assert str(first["due"]) == "2026-02-15"
    later = catalogue.find(use.next_by.rule).evaluate(
        {**use.next_by.given, "last_assessment": "2026-01-01", "score": 30}
    )
    assert str(later["due"]) == "2027-01-01"


def test_georgia_has_screens_and_nothing_made_up() -> None:
    pack = jurisdictions.get("us-ga")
    assert pack.questionnaire == "" and pack.form_use("central-eight") is None
    assert {use.code for use in pack.forms} == {"phq-9", "gad-7", "audit-c", "audit", "dast-10", "tcuds-ii"}
    assert all(find_form(use.code).health for use in pack.forms)


def test_a_form_named_twice_is_refused() -> None:
    from dataclasses import replace

    pack = jurisdictions.get("ew")
    with pytest.raises(DuplicateCode):
        replace(pack, forms=(*pack.forms, pack.forms[0]))
