"""Tables of states: what may follow what, where it ends, and a state that is not there."""

import pytest

from throughcare.rules.kernel import Move, Transitions, UnknownCode

TABLE = Transitions(
    name="A request",
    states={"made": "Made", "granted": "Granted", "refused": "Refused"},
    moves=(Move("made", "granted", by=("manager",)), Move("made", "refused")),
)


def test_what_is_not_listed_is_not_allowed() -> None:
    assert TABLE.find("made", "granted") == Move("made", "granted", by=("manager",))
    assert TABLE.find("granted", "made") is None
    assert TABLE.following("made") == ("granted", "refused")
    assert TABLE.ends == ("granted", "refused")


def test_a_state_that_is_not_there_is_told() -> None:
    with pytest.raises(UnknownCode, match="A request holds no 'lost'"):
        TABLE.find("made", "lost")
    with pytest.raises(UnknownCode, match="A request holds no 'lost'"):
        Transitions(name="A request", states={"made": "Made"}, moves=(Move("made", "lost"),))
