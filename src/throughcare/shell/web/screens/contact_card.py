"""How the person is reached, as the overview's card shows it: what may not be used is never a link."""

from typing import Any
from uuid import UUID

from throughcare.register.people.channels import Channels, Place, Point, Telling, decide

KINDS = {"mobile": ("Mobile", "tel"), "phone": ("Telephone", "tel"), "email": ("E-mail", "mailto")}


def contact_card(contact: list[dict[str, Any]], address: dict[str, Any] | None) -> list[dict[str, str]]:
    """Numbers that a phone dials when tapped, then the address; each with what to mind."""
    rows = [_point(each) for each in contact]
    return [*(rows or [_row("Telephone", "")]), _address(address)]


def _point(each: dict[str, Any]) -> dict[str, str]:
    title, scheme = KINDS.get(each["kind"], (each["kind"], ""))
    point = Point(
        id=UUID(each["record_id"]), kind=each["kind"], label=title, safe=each["safe"], voicemail=each["voicemail"],
        texts=each["texts"], seen_by=each["seen_by"],
    )  # fmt: skip
    telling = Telling.MESSAGE if each["kind"] == "email" else Telling.CALL
    found = decide(telling, [], [point])
    value = "".join(each["value"].split()) if scheme == "tel" else each["value"]
    href = f"{scheme}:{value}" if scheme and each["safe"] != "no" else ""
    return _row(title, each["value"], href, ". ".join(part for part in (_mind(found), each["note"]) if part))


def _address(held: dict[str, Any] | None) -> dict[str, str]:
    if held is None:
        return _row("Address", "")
    if held["no_fixed_abode"]:
        return _row("Address", "No fixed address")
    lines = tuple(part for part in (*held["lines"].splitlines(), held["town"], held["postcode"]) if part)
    place = Place(
        id=UUID(held["record_id"]), kind="main", label="Address", safe=held["safe"], letters=held["letters"],
        seen_by=held["seen_by"], lines=lines,
    )  # fmt: skip
    return _row("Address", ", ".join(lines), "", _mind(decide(Telling.LETTER, [place], [])))


def _mind(found: Channels) -> str:
    """Why it may not be used, or what to mind when it is."""
    if found.refused:
        return found.refused[0].reason
    return found.safe[0].caution if found.safe else ""


def _row(key: str, value: str, href: str = "", hint: str = "") -> dict[str, str]:
    return {"key": key, "value": value, "href": href, "hint": hint}
