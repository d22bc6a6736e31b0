"""Messages to the person: every wording of every pack is plain, tells no stranger anything, and fills its blanks."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from throughcare.register.documents.wording import TELLING_WORDS
from throughcare.rules import jurisdictions
from throughcare.rules.dates import DateOrder, clock_time
from throughcare.rules.jurisdictions import BlanksDoNotFit
from throughcare.rules.jurisdictions.house_messages import HOUSE_MESSAGES, KINDS, officers_own
from throughcare.rules.jurisdictions.messaging import (
    Asked,
    Meaning,
    MessageWording,
    clock_words,
    day_words,
    next_allowed,
)
from throughcare.rules.kernel import UnknownCode
from throughcare.rules.texts import reading_of
from throughcare.rules.texts.reading import AIM

pytestmark = pytest.mark.requirement("R113", "R118")
VALUES = {
    "officer_name": "Olive Officer", "phone": "01632 960000", "date": "Wednesday 3 March 2027", "time": "10:30am",
    "place": "North office", "link": "https://throughcare.example.org/in/7Jk2", "code": "123456",
    "words": "Please bring your rent letter.", "help": "Call 999.",
}  # fmt: skip
EVERY = list({each.named: each for pack in jurisdictions.all() for each in pack.messages.wordings}.values())
HEALTH_AND_SERVICES = ("drug", "alcohol", "test", "treatment", "medic", "mental", "programme", "program ", "group",
                       "victim", "charge ")  # fmt: skip


@pytest.mark.parametrize("wording", EVERY, ids=lambda each: each.named)
class TestEveryWording:
    def test_is_filled_by_known_values_only(self, wording: MessageWording) -> None:
        subject, text = wording.fill(VALUES)
        assert "{" not in subject + text and subject and text
        with pytest.raises(BlanksDoNotFit):
            wording.fill({})

    def test_tells_a_stranger_nothing(self, wording: MessageWording) -> None:
        said = f"{wording.subject} {wording.text}".lower()
        assert [word for word in (*TELLING_WORDS, *HEALTH_AND_SERVICES) if word in said] == []

    def test_fits_in_two_texts_and_reads_easily(self, wording: MessageWording) -> None:
        _, text = wording.fill(VALUES)
        assert len(text) <= 306
        age = reading_of([text], wording.language).age
        assert age is None or age <= AIM

    def test_is_of_a_known_kind(self, wording: MessageWording) -> None:
        assert wording.kind in KINDS


@pytest.mark.parametrize("pack", jurisdictions.all(), ids=lambda each: each.code)
def test_every_kind_has_words_in_english_everywhere(pack: jurisdictions.Jurisdiction) -> None:
    for kind in KINDS:
        assert pack.messages.wording(kind, "xx").language == "en"
    assert pack.messages.days_before == 1 and pack.messages.source
    with pytest.raises(UnknownCode):
        pack.messages.wording("gossip", "en")


def test_a_reminder_says_when_where_what_happens_and_asks_for_a_plan() -> None:
    _, text = HOUSE_MESSAGES.wording("appointment", "en").fill(VALUES)
    for said in (
        "Wednesday 3 March 2027",
        "10:30am",
        "North office",
        "Plan now",
        "reply",
        "we will ask you why",
    ):
        assert said in text


def test_a_translation_nobody_read_is_not_sent_until_somebody_has() -> None:
    terms = jurisdictions.get("us-pa").messages
    assert terms.unchecked == ("es",)
    assert terms.wording("appointment", "es").language == "en"
    read = terms.wording("appointment", "es", ["es"])
    assert read.language == "es" and "cita" in read.text
    assert terms.wording("hearing", "es", ["es"]).language == "en"


@pytest.mark.requirement("R149")
@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("STOP", Meaning.STOP), (" stop! ", Meaning.STOP), ("Stop all", Meaning.STOP), ("parar", Meaning.STOP),
        ("Please stop by at 10", Meaning.PLAIN), ("start", Meaning.START), ("I will start work at 10", Meaning.PLAIN),
        ("I want to die", Meaning.DISTRESS), ("I can’t go on", Meaning.DISTRESS), ("I can't go on", Meaning.DISTRESS),
        ("self-harm again", Meaning.DISTRESS), ("Quiero morir", Meaning.DISTRESS), ("", Meaning.PLAIN),
        ("STOP I want to kill myself", Meaning.DISTRESS), ("my diet", Meaning.PLAIN), ("ok 👍", Meaning.PLAIN),
    ],
)  # fmt: skip
def test_what_a_reply_asks_for(text: str, meaning: Meaning) -> None:
    assert HOUSE_MESSAGES.replies.meaning_of(text) is meaning


def test_only_what_staff_send_is_offered_to_them() -> None:
    assert {kind.code for kind in officers_own()} == {"ring_us", "well_done", "own_words"}
    assert all(kind.at_once for kind in KINDS.values() if kind.by is Asked.ANSWER)


MOMENTS = st.integers(0, 400_000_000).map(
    lambda seconds: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
HOURS = st.tuples(st.integers(0, 22), st.integers(1, 23)).filter(lambda pair: pair[0] < pair[1])


@given(MOMENTS, HOURS, st.sampled_from(["Europe/London", "America/New_York", "America/Chicago"]))
def test_a_message_comes_within_the_hours_and_soon(
    moment: datetime, hours: tuple[int, int], zone: str
) -> None:
    first, last = (time(hour) for hour in hours)
    found = next_allowed(moment, zone, first, last)
    assert moment <= found < moment + timedelta(hours=25)
    # Where clocks go forward over the first hour, the one an hour on is taken.
    assert first <= clock_time(found, zone) < last or clock_time(found, zone) <= time(first.hour + 1)
    assert next_allowed(found, zone, first, last) == found or found.minute == 0


def test_days_and_times_in_words() -> None:
    day, moment = date(2027, 3, 3), datetime(2027, 3, 3, 14, 30, tzinfo=UTC)
    assert day_words(day, "en", DateOrder.DAY_MONTH) == "Wednesday 3 March 2027"
    assert day_words(day, "en", DateOrder.MONTH_DAY) == "Wednesday, March 3, 2027"
    assert day_words(day, "es", DateOrder.MONTH_DAY) == "miércoles 3 de marzo de 2027"
    assert day_words(day, "cy", DateOrder.DAY_MONTH) == "dydd Mercher 3 Mawrth 2027"
    assert day_words(day, "xx", DateOrder.DAY_MONTH) == "Wednesday 3 March 2027"
    assert clock_words(moment, "Europe/London", "en") == "2:30pm"
    assert clock_words(moment, "America/New_York", "es") == "09:30"
