"""The draft of a data protection impact assessment, made from the tables themselves; it stands in docs/dpia.md."""

from collections.abc import Iterator

from django.db import models

from throughcare.platform.database.holdings import (
    Holding,
    Purpose,
    Sharing,
    holding_of,
    models_of_the_record,
    own_fields,
)
from throughcare.platform.keys.fields import sealed_fields
from throughcare.register.rights.wording import ASSERTIONS, BASES, PURPOSES, SHARINGS
from throughcare.rules.jurisdictions.data_rights import FROM_WORDS, KEEPING, RIGHTS

OPENING = """# Data protection impact assessment: draft

This file is made by `throughcare check --dpia`; do not edit it by hand. It is a draft for the agency's own data
protection officer, who adds what no program knows: consultation, necessity in the agency's own practice, the risks that
remain, and the signature. A test fails when this file no longer says what the tables say.
"""

SAFEGUARDS = {
    "Somebody looks who has no need to": "Access follows the caseload; every look is logged with its purpose. Row-level"
    " security in the database holds the same walls again.",
    "Something recorded is wrong": "Nothing is overwritten; corrections say who, why and what. What the person disputes"
    " stands beside it, and earlier recipients are listed to be told.",
    "Two people are taken for one": "Merging needs reasons; where sex, birth or numbers speak against it, two managers."
    " A merge is taken apart without loss.",
    "Something is kept too long": "Review dates come from the schedule below; a named person decides. Nothing is erased"
    " by a date alone.",
    "A decision is left to a computer": "Rules propose, with grounds; a named person decides and gives reasons. The"
    " database refuses a decision made by the system.",
    "Another person's data are given away": "What names others is left out of an access pack, and the pack says so;"
    " victims' data stand in tables that no pack reads.",
    "What somebody says about their health is used against them": "Own answers and screens of health say that they are"
    " no diagnosis, weigh in no level, and no page or paper on a failure to comply reads them.",
    "A link lets the wrong person in": "It opens one browser, once, after a check, and reaches one self-report: the"
    " database shows it no other row.",
    "Keys or backups are lost": "Aliases, contact details and protected data are sealed with keys outside the database;"
    " `throughcare check` looks at disk and backups.",
}


def draft() -> str:
    """The whole draft as Markdown, ending in one newline."""
    return (
        "\n".join(
            [OPENING, *_purposes(), *_held(), *_sensitive(), *_keeping(), *_rights(), *_risks()]
        ).rstrip()
        + "\n"
    )


def _tables() -> list[tuple[type[models.Model], Holding]]:
    found = [(model, holding_of(model)) for model in models_of_the_record()]
    return sorted(((model, held) for model, held in found if held), key=lambda pair: pair[0]._meta.label)


def _purposes() -> Iterator[str]:
    yield "## Why data are held\n"
    for purpose in Purpose:
        yield (
            f"- **{PURPOSES[purpose]}**: "
            + "; ".join(held.what.lower() for _, held in _tables() if held.purpose is purpose)
            + "."
        )
    yield ""


def _held() -> Iterator[str]:
    yield "## What is held, and on what ground\n"
    yield "| Table | What | Ground | Fact or opinion | When the person asks | Kept as |"
    yield "|---|---|---|---|---|---|"
    for model, held in _tables():
        yield (
            f"| {model._meta.label} | {held.what} | {BASES[held.basis]} | {ASSERTIONS[held.assertion]} |"
            f" {SHARINGS[held.sharing]} | {held.keep} |"
        )
    yield ""


def _sensitive() -> Iterator[str]:
    yield "## Sensitive, sealed and held back\n"
    for model, held in _tables():
        told = []
        marked = [name for name in own_fields(model) if held.of_field(name).sensitive]
        if held.sensitive:
            told.append("sensitive throughout")
        elif marked:
            told.append(f"sensitive: {_listed(marked)}")
        if sealed := [field.attname for field in sealed_fields(model)]:
            told.append(f"sealed: {_listed(sealed)}")
        others = [name for name, own in held.fields.items() if own.sharing is Sharing.THIRD_PARTY]
        if others:
            told.append(f"names others: {_listed(others)}")
        if told:
            yield f"- {held.what}: {'; '.join(told)}."
    yield ""


def _keeping() -> Iterator[str]:
    yield "## How long\n"
    for each in KEEPING:
        yield f"- `{each.code}`: {each.what}: {each.period.words}, counted from {FROM_WORDS[each.counted_from]}."
    yield "\nThese are starting values without a published source: the agency confirms or changes them.\n"


def _rights() -> Iterator[str]:
    yield "## What people can ask\n"
    for right in RIGHTS:
        yield f"- **{right.title}.** {right.what}"
    yield ""


def _risks() -> Iterator[str]:
    yield "## Risks and what stands against them\n"
    yield "| Risk | What stands against it |"
    yield "|---|---|"
    for risk, against in SAFEGUARDS.items():
        yield f"| {risk} | {against} |"


def _listed(names: list[str]) -> str:
    return ", ".join(name.removesuffix("_id").replace("_", " ") for name in names)
