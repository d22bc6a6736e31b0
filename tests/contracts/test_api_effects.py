"""Every unsafe operation of the API: sent three times it has one effect; malformed it has none, and never a 500.

Generated over the description, so that a new operation is held from its first day.
"""

import json
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import factories
from tests.arranging import SignedIn, World
from tests.contracts import api_matrix
from tests.contracts.test_permission_matrix import PROVIDERS, arguments

from throughcare.casework.interventions.models import ServiceReferral
from throughcare.casework.provision.models import Group, Session
from throughcare.platform import clock
from throughcare.platform.access.models import Organisation, User
from throughcare.register.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R144")]
OPERATIONS = sorted(api_matrix.calls())
NOT_COUNTED = {"access.session", "access.submission", "audit.auditevent", "access.tokenuse"}
TABLES = [
    (model._meta.label_lower, connection.ops.quote_name(model._meta.db_table)) for model in apps.get_models()
    if model._meta.label_lower not in NOT_COUNTED and model._meta.managed
]  # fmt: skip
TODAY = clock.today("Europe/London")


def day(ahead: int) -> str:
    return (TODAY + timedelta(days=ahead)).isoformat()


ORDER = {"kind": "ew-community-order", "made_on": day(-20), "starts_on": day(-20), "last_day": day(300)}
OFFENCE = {"description": "Theft", "outcome": "convicted", "convicted_on": day(-30)}
OBJECTIVE = {
    "title": "I will live in a room of my own by the spring", "need": "accommodation", "setting": "community",
    "grounds": "Sleeps on a friend's sofa.", "measure": "Nights in a room of one's own", "baseline": "0 nights",
    "target": "7 nights", "owner": "officer", "target_on": day(90), "kept_because": "To begin with.",
}  # fmt: skip
CONSENT = {
    "kind": "treatment", "discloser": "The agency", "recipient": "Harbour Clinic", "information": "Attendance",
    "reason": "To plan treatment together", "told_of_revoking": True, "signed_on": day(-2), "signed_how": "paper",
    "signed_by": "Alex Example", "ends_on": day(90),
}  # fmt: skip
HELP_PLACE = {"title": "Open Door", "kind": "housing", "checked_on": day(-1),
              "opening": [{"day": 0, "opens_at": "09:00", "closes_at": "17:00"}]}  # fmt: skip
SESSION = {"starts_at": f"{day(6)}T10:00:00Z", "ends_at": f"{day(6)}T11:00:00Z"}
BOOKING = {"kind": "office", "on": day(6), "at": "10:30", "minutes": 30}
GOOD: dict[str, dict[str, Any]] = {
    "add_person": {"names": [{"given": "Ines", "family": "Marlow"}]},
    "change_about": {"sex": "female", "because": "told"},
    "add_name": {"given": "Ali", "family": "Asked", "kind": "alias"},
    "add_identifier": {"scheme": "ew-crn", "value": "X123456"},
    "add_address": {"kind": "previous", "lines": "1 Elm Row", "town": "Northtown"},
    "add_contact": {"kind": "mobile", "value": "07700 900123"},
    "add_adjustment": {"need": "Large print"},
    "add_relation": {"kind": "partner", "name": "Sam"},
    "add_characteristic": {"kind": "religion", "as_given": "None"},
    "take_back_name": {"because": "mistake"},
    "take_back_relation": {"because": "mistake"},
    "add_offence": OFFENCE,
    "correct_offence": OFFENCE | {"because": "more-is-known"},
    "retract_offence": {"because": "entered-twice"},
    "add_sentence": {"kind": "Community sentence"},
    "retract_sentence": {"because": "entered-twice"},
    "add_order": ORDER,
    "retract_order": {"because": "entered-twice"},
    "retract_condition": {"because": "entered-twice"},
    "retract_key_date": {"because": "entered-twice"},
    "book_appointment": BOOKING,
    "book_series": {"first": BOOKING, "repetition": {"every": "weekly", "times": 3}},
    "reschedule": {"on": day(8), "at": "11:00", "minutes": 30, "asked_by": "service", "because": "A holiday"},
    "cancel": {"asked_by": "service", "because": "A holiday"},
    "record_contact": {"kind": "phone", "on": day(-1), "at": "10:30", "outcome": "complied", "note": "Rang back."},
    "change_outcome": {"outcome": "complied"},
    "add_note": {"text": "Seen at court."},
    "add_task": {"what": "Ring the hostel", "due_on": day(2)},
    "move_task": {"due_on": day(9)},
    "praise": {"reasons": "Came every week.", "given_on": day(0)},
    "end_allocation": {"ends_on": day(1), "because": "Moved team"},
    "restrict_record": {"reason": "A colleague's neighbour"},
    "finish_alert": {"because": "known"},
    "enter_court_result": {"on": day(-1), "court": "Exampleton Court", "next_hearing": day(20)},
    "break_glass": {"number": "X000001", "reason_code": "danger", "reason": "Somebody at the desk is in danger."},
    "declare_tie": {"kind": "friend"},
    "declare_tie_by_number": {"kind": "friend", "number": "X000001"},
    "watch_person": {"reason": "Known from the newspapers"},
    "answer_match": {"outcome": "other"},
    "ask_access": {"asked_on": day(-1)},
    "pause_access_request": {"on": day(0)},
    "close_access_request": {"because": "Withdrawn"},
    "record_dispute": {"kind": "restriction", "what": "The whole record", "said": "Not so.", "starts_on": day(-1)},
    "settle_dispute": {"ends_on": day(0), "settled": "Looked into, and it stays"},
    "decide_keeping": {"keeping": "case", "due_on": day(-3), "keep_until": day(400), "reason": "A claim is open"},
    "open_sealed": {"authority": "Example Court, order 2"},
    "set_flag": {"kind": "STRG", "starts_on": day(-1), "note": "Seen with the group in June."},
    "begin_plan": {"own_words": "A quiet place."},
    "keep_own_words": {"own_words": "Work first."},
    "add_objective": OBJECTIVE,
    "change_objective": OBJECTIVE,
    "add_step": {"words": "I will ring the council", "doer": "person"},
    "change_step": {"words": "I will ring the council", "doer": "person"},
    "set_step_state": {"state": "completed"},
    "note_progress": {"seen_on": day(0), "words": "Asked good questions."},
    "skip_review": {"words": "Reviewed by telephone."},
    "add_support_need": {"pathway": "health", "need": "doctor", "who": "custody"},
    "add_custody_activity": {
        "pathway": "health", "kind": "other", "title": "Gym", "starts_on": day(-3), "state": "going_on",
    },
    "set_pathway_status": {"pathway": "health", "status": "in_progress", "words": "Seen by the nurse."},
    "skip_resettlement_report": {"kind": "BCST2", "reason": "transfer", "words": ""},
    "ask_for_checkins": {
        "mode": "SUPPLEMENT", "interval_days": 14, "first_on": day(1), "channel": "text", "reason": "Early shifts.",
        "agreed_on": day(0), "facts": [{"fact": "youth", "holds": False}],
    },
    "stop_checkins": {"because": "another_way"},
    "ask_own_question": {"asks": "How is the new job?"},
    "cancel_checkin": {"because": "officer"},
    "ask_self_report": {"form": "phq-9", "way": "paper"},
    "give_plan_copy": {"how": "paper", "given_on": day(0)},
    "record_consent": CONSENT,
    "revoke_consent": {"revoked_on": day(0), "revoked_how": "In writing"},
    "end_consent": {"ended_on": day(0)},
    "withdraw_service_referral": {"reason": "mistaken_or_duplicate"},
    "answer_action_plan": {"approve": True},
    "add_help_place": HELP_PLACE,
    "change_help_place": HELP_PLACE,
    "hand_dossier_over": {
        "recipient": "court", "name": "Example Court", "how": "paper", "given_at": f"{day(-1)}T09:00:00Z",
    },
    "close_help_place": {"closed_on": day(0)},
    "close_offering": {"closed_on": day(0)},
    "write_action_plan": {"sessions": 3, "activities": ["Look at options together"], "submit": True},
    "take_outcome_measure": {
        "title": "Nights in a room", "better": "up", "moment": "before", "measured_on": day(0), "value": 2.5,
    },
    "plan_service_session": SESSION,
    "plan_service_sessions": {"sessions": [SESSION]},
    "move_service_session": SESSION | {"asked_by": "person", "asked_why": "A shift at work"},
    "ask_to_end_service": {"reason": "moved", "words": "Moved to another town."},
    "move_service_referral": {"to": "end_requested", "reason": "moved", "words": "Moved to another town."},
    "write_end_report": {"outcomes": [], "progress": "Found a room."},
    "end_group": {"ends_on": day(30)},
    "draft_template": {"kind": "case_note", "title": "Home visit", "sections": [{"paragraphs": ["{today}"]}]},
    "change_template": {"title": "Visit", "sections": [{"heading": "Seen", "paragraphs": ["{today}"]}]},
    "keep_snippet": {"title": "Bus", "text": "Bus times explained."},
    "add_webhook": {"url": "http://127.0.0.1:9/hooks", "kinds": ["contact.recorded"]},
}  # fmt: skip
"""Bodies that are accepted. An operation that is not here is sent the description's own example, which may be refused:
then three sends must leave nothing at all."""
WITHOUT_BODY = {"finish_task", "take_alert", "end_exclusion", "ask_access_pack"}


class Office:
    """A manager who may do everything people do, with a person under an order on the caseload."""

    def __init__(self) -> None:
        self.world = World()
        roles = ("officer", "manager", "administrator", "duty_manager", "auditor")
        self.user: User = self.world.user(*roles, team=self.world.team, name="Ada All")
        self.browser = SignedIn(self.user, raise_request_exception=False)
        self.providers: dict[Any, SignedIn] = {}

    def person(self) -> Person:
        made = self.world.person(officer=self.user)
        factories.OrderFactory(
            person=made, starts_on=TODAY - timedelta(days=60), ends_on=TODAY + timedelta(days=300)
        )
        return made

    def staff(self, given: dict[str, Any]) -> SignedIn:
        """Somebody who answers referrals for the organisation that the arguments are about."""
        models = {"referral_id": ServiceReferral, "session_id": Session, "group_id": Group}
        key = next((models[key].objects.get(pk=value).organisation_id for key, value in given.items()), None)
        if key not in self.providers:
            organisation = Organisation.objects.filter(pk=key).first() or factories.OrganisationFactory(
                agency=self.world.agency
            )
            user = self.world.user("provider_manager", organisation=organisation)
            self.providers[key] = SignedIn(user, raise_request_exception=False)
        return self.providers[key]

    def send(self, name: str, given: dict[str, Any], body: str, key: str) -> Any:
        method = api_matrix.calls()[name][0]
        headers = {"Idempotency-Key": key, "If-Match": '"1"'}
        browser = self.staff(given) if name.removeprefix("api-v1:") in PROVIDERS else self.browser
        return browser.generic(
            method, reverse(name, kwargs=given), body, content_type="application/json", headers=headers
        )


@pytest.fixture
def rows(db: None) -> Callable[[], Counter[str]]:
    """Tells how many rows each table has. A function of the database plans this once: planning is what takes time."""
    counted = " UNION ALL ".join(f"SELECT '{label}', count(*) FROM {table}" for label, table in TABLES)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION pg_temp.all_rows() RETURNS TABLE (label text, rows bigint) LANGUAGE plpgsql AS"
            f" $$ BEGIN RETURN QUERY {counted}; END $$"
        )

    def count() -> Counter[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT label, rows FROM pg_temp.all_rows()")
            return Counter(dict(cursor.fetchall()))

    return count


def body_for(name: str) -> str:
    short = name.removeprefix("api-v1:")
    return json.dumps(GOOD[short]) if short in GOOD else api_matrix.calls()[name][1]


def arguments_for(office: Office, name: str) -> dict[str, Any]:
    """Arguments of a new person's own objects; where the address names something else, of nothing there is."""
    try:
        given = arguments(name, office.person())
        if name.removeprefix("api-v1:") in PROVIDERS:
            office.staff(given)  # made before anything is counted
        return given
    except KeyError as other:
        return {str(other.args[0]): uuid4()}


@pytest.mark.requirement("R139")
def test_sent_three_times_it_has_one_effect(rows: Callable[[], Counter[str]]) -> None:
    office, different, done = Office(), [], set()
    for name in OPERATIONS:
        given, key, body = arguments_for(office, name), uuid4().hex, body_for(name)
        before = rows()
        answers = [office.send(name, given, body, key)]
        after = rows()
        answers += [office.send(name, given, body, key) for _ in range(2)]
        said = {(each.status_code, each.content) for each in answers}
        if len(said) != 1 or rows() != after or answers[0].status_code >= 500:
            different.append((name, [each.status_code for each in answers], dict(rows() - after)))
        if answers[0].status_code < 300:
            done.add(name.removeprefix("api-v1:"))
        elif after != before:
            different.append((name, answers[0].status_code, "refused, and yet written"))
    assert different == []
    refused = (set(GOOD) | WITHOUT_BODY) - done
    assert refused == set(), "these bodies were meant to be accepted"


def send_malformed(examples: int) -> None:
    office = Office()
    junk = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text()
        | st.sampled_from(["\x00", "\ud800", "9" * 400]),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=8,
    )  # fmt: skip
    for name in OPERATIONS:
        _send_junk(office, name, junk, examples)


def _send_junk(office: Office, name: str, junk: st.SearchStrategy[Any], examples: int) -> None:
    """One operation, sent bodies that are good but for one field, or no good at all."""
    there, good = arguments_for(office, name), json.loads(body_for(name) or "{}")
    broken = st.builds(lambda field, value: {**good, field: value}, st.sampled_from([*good, "more"]), junk)
    raw = st.binary(max_size=40).map(lambda held: held.decode("latin-1"))

    @settings(max_examples=examples, deadline=None, database=None, derandomize=True,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(body=junk.map(json.dumps) | broken.map(json.dumps) | raw)
    def run(body: str) -> None:
        answer = office.send(name, there, body, uuid4().hex)
        assert answer.status_code < 500, (name, body)

    run()


def test_malformed_bodies_are_refused() -> None:
    send_malformed(examples=3)


@pytest.mark.nightly
def test_ten_thousand_malformed_bodies_an_operation_are_refused() -> None:
    send_malformed(examples=10_000)
