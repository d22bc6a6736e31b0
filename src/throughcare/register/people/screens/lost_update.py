"""After someone else was quicker: keep what was typed, say what is recorded now, let it be sent again."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS

from throughcare.platform.access.submitting import CHANGED_MEANWHILE


def was_overtaken(form: Any) -> bool:
    """Whether the form was refused because the record had changed."""
    return CHANGED_MEANWHILE in form.errors.get(NON_FIELD_ERRORS, [])


def catch_up(form: Any, version: int) -> None:
    """Let the form carry the present version: sent again, it is a decision made in sight of the other's change."""
    form.data = form.data.copy()
    form.data["version"] = str(version)
