"""What services are told: each field with purpose and ground; some things never; treatment records by consent only."""

import pytest

from throughcare.rules import catalogue, jurisdictions
from throughcare.rules.jurisdictions import Jurisdiction
from throughcare.rules.jurisdictions.sharing import COMES_BACK, GROUNDS, NEVER, SharedField
from throughcare.rules.kernel import UnknownCode


@pytest.mark.parametrize("pack", jurisdictions.all(), ids=lambda pack: pack.code)
@pytest.mark.requirement("R044")
def test_every_field_says_what_for_and_on_what_ground(pack: Jurisdiction) -> None:
    for each in pack.sharing.fields:
        says = pack.sharing.grounds(each.code)
        assert says.startswith("So that ") and says.endswith(".")
        assert GROUNDS[each.ground] in says
    assert not {each.code for each in pack.sharing.fields} & set(NEVER)
    assert set(COMES_BACK) == {"attendance", "completion", "concerns"}
    assert pack.sharing.note.endswith(".") and pack.sharing.source.licence


@pytest.mark.requirement("R045")
def test_treatment_records_go_by_the_published_rule_of_consent_where_there_is_one() -> None:
    by_place = {pack.code: pack.sharing.treatment_consent for pack in jurisdictions.all()}
    assert by_place == {"ew": "", "us-pa": "us-treatment-consent", "us-ga": "us-treatment-consent"}
    assert catalogue.find(by_place["us-pa"]).card.source.citation.startswith("§ 2.31")


def test_a_ground_or_field_that_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownCode):
        SharedField(code="x", title="X", why="of nothing", ground="because")
    with pytest.raises(UnknownCode):
        jurisdictions.get("ew").sharing.grounds("victims")
    section = SharedField(code="x", title="X", why="it helps", section="s. 1")
    terms = jurisdictions.get("ew").sharing
    assert type(terms)(fields=(section,)).grounds("x").endswith("(s. 1).")
