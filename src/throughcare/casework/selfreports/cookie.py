"""The one cookie by which a browser answers one self-report. The person's own pages read it, and nothing else."""

from django.conf import settings
from django.http import HttpResponse

NAME, PATH = "tc_own", "/own/"


def let_in(answer: HttpResponse, secret: str, seconds: int | None) -> HttpResponse:
    """Keep the browser's secret. seconds: None until the browser closes."""
    answer.set_cookie(
        NAME,
        secret,
        max_age=seconds,
        path=PATH,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer
