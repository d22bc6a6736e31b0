"""What a condition says: its terms, the wording that was chosen, the catalogue's version, the power it stands on."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol
from uuid import UUID

from throughcare.casework.orders.commands.writing import pack_of
from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.casework.orders.models import Order
from throughcare.casework.orders.queries.references import references_of
from throughcare.casework.orders.refusals import (
    NeedsAuthority,
    NotListed,
    PrivateDetailInText,
    TermsRefused,
    TextMissing,
)
from throughcare.platform.actor import Actor
from throughcare.register.people.texts import refuse_what_tells
from throughcare.register.protection.queries import refuse_protected_in
from throughcare.rules.conditions import (
    Asks,
    BadTerms,
    ConditionType,
    InputKind,
    Wording,
    private_details,
    read_terms,
    widened,
    write_terms,
)
from throughcare.rules.jurisdictions import Jurisdiction

TERMS, ANSWERS = "terms_", "answers_"
"""What stands before a field's name in a form and in a refusal: of the terms, and of the wording's places."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What `Condition` keeps of it, by column."""

    text: str
    terms: dict[str, Any]
    catalogue: str
    wording: str
    answers: dict[str, Any]
    legal_basis: str
    exact_shape: str | None


class Before(Protocol):
    """What was stated before: a condition, or a row of a licence that is being drafted."""

    kind: str
    catalogue: str
    terms: dict[str, Any]
    exact_shape: str | None


def statement_of(actor: Actor, order: Order, draft: ConditionDraft, held: Before | None = None) -> Statement:
    """The draft, checked and put in order. held: what is varied, whose version of the catalogue stays.

    Raises NotListed, NeedsAuthority, TermsRefused, TextMissing, ProtectedInText or PrivateDetailInText.
    """
    pack = pack_of(actor, order.person_id)
    entry = next((each for each in pack.condition_types if each.code == draft.kind), None)
    if entry is None:
        raise NotListed("kind", draft.kind)
    power = draft.legal_basis.strip() or entry.legal_basis
    if not power:
        raise NeedsAuthority("Name the law, or the part of the order, that allows this", "legal_basis")
    if entry.needs_approval and not draft.authority.strip():
        raise NeedsAuthority("Say who agreed to this condition", "authority")
    version, catalogue = _version(pack, entry, order, held)
    wording = _wording(entry, draft, version)
    text = _text(pack, wording, draft)
    terms, exact = _terms(entry, draft, held)
    _refuse_foreign(order.person_id, entry, terms, wording, draft.answers)
    _refuse_private(actor, order.person_id, pack, entry, draft, text, terms)
    answers = (
        {name: each for name, each in draft.answers.items() if each not in (None, "", [])} if wording else {}
    )
    return Statement(text, terms, catalogue, draft.wording, answers, power, exact)


def _version(pack: Jurisdiction, entry: ConditionType, order: Order, held: Before | None) -> tuple[str, str]:
    """The catalogue's version: the one that was used, else the one in use when the order begins."""
    catalogue = pack.catalogue_of(entry)
    used = catalogue.named(held.catalogue) if held is not None and held.kind == entry.code else None
    version = used or catalogue.in_use(order.starts_on or order.made_on)
    return version.version, catalogue.name(version)


def _wording(entry: ConditionType, draft: ConditionDraft, version: str) -> Wording | None:
    if not draft.wording:
        return None
    found = entry.wording(draft.wording)
    if found is None or not found.held_in(version):
        raise NotListed("wording", draft.wording)
    return found


def _text(pack: Jurisdiction, wording: Wording | None, draft: ConditionDraft) -> str:
    typed = draft.text.strip()
    if wording is None:
        if not typed:
            raise TextMissing("Write what the person must do or not do")
        return typed
    try:
        filled = wording.filled(draft.answers, pack.date_order)
    except BadTerms as bad:
        raise TermsRefused(bad, ANSWERS, {each.name: each.label for each in wording.inputs}) from bad
    if typed not in ("", filled):
        raise TextMissing(
            "Leave this empty: the wording that was chosen says it. Or choose words of your own"
        )
    return filled


def _terms(
    entry: ConditionType, draft: ConditionDraft, held: Before | None
) -> tuple[dict[str, Any], str | None]:
    kind = entry.kind_of_terms
    given = {
        **entry.preset,
        **{name: each for name, each in draft.terms.items() if each not in (None, "", [])},
    }
    try:
        terms = read_terms(kind.terms, given)
    except BadTerms as bad:
        raise TermsRefused(bad, TERMS, {each.name: each.label for each in kind.questions}) from bad
    shape, protects = getattr(terms, "shape", None), getattr(terms, "protects", False)
    if held is not None and held.exact_shape and write_terms(terms).get("shape") == held.terms.get("shape"):
        if protects:
            return write_terms(terms), held.exact_shape
        raise NotListed(f"{TERMS}shape", "the widened drawing")
    if shape is None or not protects:
        return write_terms(terms), None
    exact = json.dumps([[corner.latitude, corner.longitude] for corner in shape.corners])
    return write_terms(replace(terms, shape=widened(shape))), exact


def _refuse_foreign(
    person_id: UUID,
    entry: ConditionType,
    terms: Mapping[str, Any],
    wording: Wording | None,
    answers: Mapping[str, Any],
) -> None:
    """A reference must be to an address or to somebody on this person's record."""
    named = [*_references(entry, terms)]
    for each in wording.inputs if wording else ():
        if each.kind is InputKind.ADDRESS:
            found = answers.get(each.name) or []
            named += [
                (f"{ANSWERS}{each.name}", str(one), True) for one in (found if each.several else [found])
            ]
    if not named:
        return
    known = references_of(person_id)
    places, people = {str(key) for key in known.places}, {str(key) for key in known.people}
    for field, key, place in named:
        if key not in (places if place else people):
            raise NotListed(field, key)


def _references(entry: ConditionType, terms: Mapping[str, Any]) -> Iterable[tuple[str, str, bool]]:
    """What terms refer to: the field, the reference, and whether it is a place."""
    for each in entry.kind_of_terms.questions:
        found, field = terms.get(each.name), f"{TERMS}{each.name}"
        if not found:
            continue
        if each.asks is Asks.PLACE:
            yield field, found, True
        elif each.asks in (Asks.PLACES, Asks.PEOPLE):
            yield from ((field, one, each.asks is Asks.PLACES) for one in found)
        elif each.asks is Asks.HOURS:
            yield from ((field, row["place"], True) for row in found if row.get("place"))


def _refuse_private(
    actor: Actor, person_id: UUID, pack: Jurisdiction, entry: ConditionType, draft: ConditionDraft, text: str,
    terms: Mapping[str, Any],
) -> None:  # fmt: skip
    """No text of a condition says where anybody lives, or names anybody to be kept safe."""
    asked = {each.name for each in entry.kind_of_terms.questions if each.served}
    texts = {f"{TERMS}{name}": terms[name] for name in asked if name in terms}
    texts |= {"text": text} if not draft.wording else _typed_answers(draft)
    refuse_protected_in(actor, person_id, texts, aliases=True)
    refuse_what_tells(actor, person_id, {"authority": draft.authority, "legal_basis": draft.legal_basis})
    for field, said in texts.items():
        if found := private_details(said, pack.postcode):
            raise PrivateDetailInText([detail.value for detail in found], field)


def _typed_answers(draft: ConditionDraft) -> dict[str, str]:
    return {
        f"{ANSWERS}{name}": " / ".join(map(str, each)) if isinstance(each, list | tuple) else str(each)
        for name, each in draft.answers.items()
        if each
    }
