"""Forms: what a team asks in one assessment, section by section, and which rules answer from it.

A form is data: the screen, the printed form, the API's schema and the completion checks are drawn from it. Every
instrument of the catalogue is a form by itself; broader forms, one module each in this folder, ask in their own
sections and hand the answers to several rules.
"""

from throughcare.rules.forms.catalogue import find_form, registered_forms
from throughcare.rules.forms.completing import Gap, gaps
from throughcare.rules.forms.form import (
    Alarm,
    Form,
    Harm,
    Link,
    Profession,
    Question,
    Scoring,
    Section,
    Take,
    When,
)
from throughcare.rules.forms.reading import impossible, shown, why_not
from throughcare.rules.forms.register import FORMS, form
from throughcare.rules.forms.scoring import NotScored, Scored, score
from throughcare.rules.forms.stating import Stated, stated

__all__ = [
    "FORMS",
    "Alarm",
    "Form",
    "Gap",
    "Harm",
    "Link",
    "NotScored",
    "Profession",
    "Question",
    "Scored",
    "Scoring",
    "Section",
    "Stated",
    "Take",
    "When",
    "find_form",
    "form",
    "gaps",
    "impossible",
    "registered_forms",
    "score",
    "shown",
    "stated",
    "why_not",
]
