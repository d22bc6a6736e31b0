"""Languages by code."""

from throughcare.rules.jurisdictions.languages import language_name


def test_a_language_has_its_name_and_one_that_is_not_listed_its_code() -> None:
    assert language_name("cy") == "Welsh"
    assert language_name("tlh") == "tlh"
