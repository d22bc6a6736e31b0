"""Where a request came from."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The caller's address; "" when unknown.

    Behind the agency's own proxy (BEHIND_PROXY=yes) it is what that proxy wrote last into X-Forwarded-For; whatever
    stands before it was written by the caller and proves nothing.
    """
    direct = str(request.META.get("REMOTE_ADDR") or "")
    if not settings.BEHIND_PROXY:
        return direct
    written = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        return str(ip_address(written))
    except ValueError:
        return direct
