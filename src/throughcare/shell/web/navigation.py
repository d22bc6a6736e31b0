"""The main menu, by what the actor may do."""

from typing import Any

from django.http import HttpRequest


def items(request: HttpRequest) -> list[dict[str, Any]]:
    """Each item: href, text, active."""
    return []
