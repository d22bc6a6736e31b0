"""Every form there is: those of this folder, and each instrument or rule of the catalogue as a form of one section."""

from dataclasses import replace
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules

from throughcare.rules import catalogue
from throughcare.rules.catalogue import Entry
from throughcare.rules.forms.form import Alarm, Form, Question, Scoring, Section, Take
from throughcare.rules.forms.register import FORMS
from throughcare.rules.forms.wording import AS_ASKED, WORDINGS
from throughcare.rules.kernel import UnknownCode

FACTS = {
    "date_of_birth": "date_of_birth",
    "birth_date": "date_of_birth",
    "assessment_date": "assessed_on",
    "date": "assessed_on",
    "as_of": "assessed_on",
}
"""Names of an instrument's items that a fact of the record answers. Sex is none: it is as the instrument defines it."""
SAYS_OF_THE_PAST = (
    "date_of_current_conviction",
    "age_at_first_sanction",
    "age_at_current_conviction",
    "date_of_birth",
)
HEALTH = frozenset({"audit", "audit-c", "dast-10", "tcuds-ii", "phq-9", "phq-2", "gad-7", "gad-2"})
"""Screens of somebody's health, which diagnose nothing."""
ALARMS = {"phq-9": (Alarm("item_9", above=0),)}
"""Answers of instruments that tell of danger to the person, whatever the score."""


@cache
def registered_forms() -> tuple[Form, ...]:
    """The forms of this folder; every module is read, so that a new one is found by itself."""
    package = import_module(__name__.rpartition(".")[0])
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    return tuple(FORMS)


@lru_cache(maxsize=500)
def find_form(code: str) -> Form:
    """The form under "code" (its newest version) or "code@YYYY-MM-DD". Raises UnknownCode."""
    plain, at, version = code.partition("@")
    versions = [each for each in registered_forms() if each.id.code == plain]
    for each in sorted(versions, key=lambda form: form.id.version, reverse=True):
        if not at or each.id.version.isoformat() == version:
            return each
    if versions:
        raise UnknownCode("The forms", code, [str(each.id) for each in versions])
    return of_entry(catalogue.find(code))


def of_entry(entry: Entry) -> Form:
    """A rule as a form: its items as the questions of one section, its answer as the one score."""
    wording = WORDINGS.get(entry.code, AS_ASKED)
    return Form(
        id=entry.card.id,
        title=entry.card.title,
        what_for=f"{entry.decides[:1].upper()}{entry.decides[1:]}",
        population=entry.card.population,
        source=entry.card.source,
        sections=(
            Section(
                code="questions",
                title="Questions",
                says=wording.says,
                questions=tuple(
                    Question(
                        item=replace(item, asks=wording.asked(item)),
                        labels=wording.labels.get(item.name, {}),
                        fact=FACTS.get(item.name, ""),
                        static=item.name in SAYS_OF_THE_PAST,
                    )
                    for item in entry.items
                ),
            ),
        ),
        scorings=(
            Scoring(
                rule=str(entry.card.id),
                name=entry.code,
                takes={item.name: Take((item.name,)) for item in entry.items},
            ),
        ),
        health=entry.code in HEALTH,
        alarms=ALARMS.get(entry.code, ()),
    )
