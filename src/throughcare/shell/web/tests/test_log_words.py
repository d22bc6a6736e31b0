"""Entries of the log as sentences, and cells that no spreadsheet runs."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import NOBODY_YET
from throughcare.platform.audit.queries import Entry
from throughcare.shell.web.log_deeds import DEEDS
from throughcare.shell.web.log_words import LEADING, TRIED, Names, did, sentence
from throughcare.shell.web.spreadsheet import harmless

pytestmark = pytest.mark.requirement("R139")

OLIVE, NORA, ALEX = uuid4(), uuid4(), uuid4()
NAMES = Names({OLIVE: "Olive Officer", NORA: "Nora Newman"}, {ALEX: "X000123"})


def entry(action: str, people: tuple[UUID, ...] = (ALEX,), **more: Any) -> Entry:
    fields: dict[str, Any] = {
        "id": uuid4(), "at": datetime(2026, 11, 2, tzinfo=UTC), "action": action, "outcome": "allow",
        "actor_id": OLIVE, "system": "", "kind": "", "key": "", "people": people, "purpose": "", "details": {},
        "address": "", "request": "",
    }  # fmt: skip
    return Entry(**fields | more)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (entry("people:overview:consulted", purpose="supervision"),
         "Olive Officer saw the overview of X000123, supervision"),
        (entry("people:overview:consulted", purpose="cover"),
         "Olive Officer saw the overview of X000123, covering for a colleague"),
        (entry("web:caseload:consulted", (ALEX, *(uuid4() for _ in range(6)))),
         "Olive Officer saw a caseload with 7 people: X000123, " + "a record closed to you, " * 3
         + "a record closed to you and 2 more"),
        (entry("supervision:contact:recorded"), "Olive Officer recorded the contact of X000123"),
        (entry("supervision:contact:outcome-changed"),
         "Olive Officer changed the outcome of the contact of X000123"),
        (entry("orders:sentence:taken-back"), "Olive Officer took back the sentence of X000123"),
        (entry("testing:test:ordered"), "Olive Officer asked for a test of X000123"),
        (entry("messaging:messages:queued", (ALEX, uuid4())),
         "Olive Officer put reminders in the outbox for 2 people: X000123, a record closed to you"),
        (entry("people:overview:consulted", (uuid4(),)), "Olive Officer saw the overview of a record closed to you"),
        (entry("access:person.open:refused", outcome="deny", details={"rule": "R4"}),
         "Olive Officer tried to open the record of X000123 and was refused (rule R4)"),
        (entry("access:user:deactivated", (), kind="access.user", key=str(NORA)),
         "Olive Officer deactivated the user (Nora Newman)"),
        (entry("access:role:given", (), details={"user": str(NORA), "role": "manager"}),
         "Olive Officer gave a role (Team manager, Nora Newman)"),
        (entry("access:session:begun", (), kind="access.user", key=str(OLIVE)), "Olive Officer signed in"),
        (entry("notices:alert:raised", system="sweep"), "The system (sweep) raised the alert of X000123"),
        (entry("access:sign-in:failed", (), actor_id=NOBODY_YET), "Somebody not signed in failed to sign in"),
        (entry("people:overview:consulted", actor_id=uuid4()),
         "A user of another agency saw the overview of X000123"),
    ],
)  # fmt: skip
def test_an_entry_reads_as_a_sentence(told: Entry, expected: str) -> None:
    assert sentence(told, NAMES) == expected


def test_on_a_person_s_own_page_nobody_else_is_named() -> None:
    listed = entry("web:caseload:consulted", (ALEX, uuid4()))
    assert sentence(listed, NAMES, about=ALEX) == (
        "Olive Officer saw a caseload with 2 people, this person among them"
    )
    alone = sentence(entry("people:overview:consulted"), NAMES, about=ALEX)
    assert alone == "Olive Officer saw the overview of this person"


@pytest.mark.parametrize("action", sorted(DEEDS))
def test_one_word_leads_to_whom_a_deed_is_about(action: str) -> None:
    before, last = sentence(entry(action), NAMES).removesuffix(" X000123").split()[-2:]
    assert last in LEADING and (before not in LEADING or last != "of"), (before, last)


def test_every_permission_has_words_for_an_attempt() -> None:
    assert set(TRIED) == set(Permission)


@pytest.mark.parametrize("action", ["odd", "test:arranged", "a:b:c:d", ""])
def test_an_action_of_another_shape_still_reads(action: str) -> None:
    assert did(action)


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "|cmd", "%0A", "＝1", "\n=cmd|' /C calc'!A0"],
)
def test_a_cell_that_a_spreadsheet_would_compute_is_made_harmless(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "X000123", "Olive Officer", "2026-11-02", "a=b"])
def test_any_other_cell_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell


def test_what_is_no_text_becomes_text() -> None:
    assert harmless(None) == ""
    assert harmless(12) == "12"
