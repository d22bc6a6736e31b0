"""The address of a link, as it is sent, shown or read out."""

from django.conf import settings
from django.urls import reverse


def address_of(token: str, here: str = "") -> str:
    """The whole address. here: of this server as the request knows it, where none is set; it ends without a slash."""
    path = reverse("portal:link", args=[token])
    return f"{settings.PUBLIC_ADDRESS or here}{path}"
