"""The forms of this folder, by name and version."""

from throughcare.rules.forms.form import Form
from throughcare.rules.kernel import Register

FORMS: Register[Form] = Register("The forms")


def form(each: Form) -> Form:
    """Register a form. Raises DuplicateCode, on import."""
    return FORMS.add(str(each.id), each)
