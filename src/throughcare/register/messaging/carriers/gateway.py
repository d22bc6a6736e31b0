"""Texts by any gateway that takes JSON over HTTPS: address, key and the names of its fields stand in the settings.

    MESSAGE_GATEWAY = {"url": "https://...", "key": "...", "fields": {"to": "to", "text": "body", "reference": "ref"},
                       "receipt": "id"}

A status from 200 to 299 is an arrival; 408, 425, 429 and from 500 on is tried again; any other is refused for good.
"""

import http.client
import json
import ssl
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from throughcare.register.messaging.carriers import NotEver, NotNow, Outgoing

TIMEOUT_SECONDS = 10
MOST_READ = 64 * 1024
LATER = {
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.TOO_EARLY,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.UNAUTHORIZED,
}
"""A wrong key is nobody's number: it is put right, and what waited goes."""


class Gateway:
    """Posts each text; the key goes in the header Authorization."""

    def send(self, message: Outgoing) -> str:
        """Hand it to the gateway. Raises NotNow, NotEver."""
        chosen: dict[str, Any] = settings.MESSAGE_GATEWAY
        names = chosen["fields"]
        body = {names["to"]: message.to, names["text"]: message.text, names["reference"]: message.reference}
        status, answer = _post(chosen["url"], chosen["key"], message.reference, json.dumps(body))
        if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            return _receipt(answer, chosen["receipt"]) or message.reference
        if status in LATER or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise NotNow(f"status {status}")
        raise NotEver(f"status {status}")


def _post(url: str, key: str, reference: str, body: str) -> tuple[int, bytes]:
    """One call; its status and the beginning of its answer. Plain HTTP goes to this machine only. Raises NotNow."""
    parts = urlsplit(url)
    host, secure = parts.hostname or "", parts.scheme == "https"
    if not secure and host not in {"127.0.0.1", "localhost", "::1"}:
        raise NotNow("the gateway's address must begin with https://")
    made: http.client.HTTPConnection = (
        http.client.HTTPSConnection(
            host, parts.port, timeout=TIMEOUT_SECONDS, context=ssl.create_default_context()
        )
        if secure
        else http.client.HTTPConnection(host, parts.port, timeout=TIMEOUT_SECONDS)
    )
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {
        "Content-Type": "application/json",
        "Authorization": f"Bearer {key}",
        "Idempotency-Key": reference,
    }
    try:
        made.request("POST", target, body=body.encode(), headers=headers)
        answer = made.getresponse()
        return answer.status, answer.read(MOST_READ)
    except (OSError, http.client.HTTPException) as failed:
        raise NotNow(type(failed).__name__) from failed
    finally:
        made.close()


def _receipt(answer: bytes, name: str) -> str:
    """The gateway's own mark in its answer; "" where there is none."""
    try:
        told = json.loads(answer)
    except ValueError:
        return ""
    found = told.get(name, "") if isinstance(told, dict) else ""
    return str(found)[:80]
