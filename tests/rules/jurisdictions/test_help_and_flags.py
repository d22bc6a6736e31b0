"""Help at once is said with a number that was read, or without one; a flag is found by its code or refused."""

import pytest

from throughcare.rules import jurisdictions
from throughcare.rules.jurisdictions.crisis import NEUTRAL, sentences
from throughcare.rules.kernel import UnknownCode


@pytest.mark.parametrize("pack", jurisdictions.all(), ids=lambda pack: pack.code)
def test_help_now_is_whole_sentences_with_their_source(pack: jurisdictions.Jurisdiction) -> None:
    assert sentences(pack.help_now) and all(line.endswith(".") for line in sentences(pack.help_now))
    assert all(line.source.title for line in pack.help_now)


def test_a_pack_that_names_nobody_guesses_no_number() -> None:
    assert sentences(()) == NEUTRAL and not any(char.isdigit() for line in NEUTRAL for char in line)


def test_a_flag_is_found_by_its_code() -> None:
    pack = jurisdictions.get("ew")
    assert pack.flag("RCHD").code == "RCHD"
    with pytest.raises(UnknownCode):
        pack.flag("NONE")
