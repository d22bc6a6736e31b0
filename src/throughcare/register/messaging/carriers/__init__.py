"""What carries a message out of the house: files for a trial, a mail server, a gateway for texts.

Which one carries texts and which e-mails stands in the settings (`MESSAGE_CARRIERS`), by dotted name; "" for none. A
carrier is told the number or address, and writes it into no log.
"""

from dataclasses import dataclass
from functools import cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from throughcare.register.people.channels import Way


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message as it leaves. reference: the same at each attempt, so that a carrier can tell a second one."""

    to: str
    subject: str
    text: str
    reference: str
    agency: str

    def __repr__(self) -> str:
        """Nothing of its content, wherever it slips out."""
        return f"Outgoing({self.reference})"


class NotNow(Exception):
    """The carrier did not take it; it is tried again. The words hold nothing of the message."""


class NotEver(Exception):
    """The carrier will never take it: the number or address is wrong. The words hold nothing of the message."""


class Carrier(Protocol):
    """What a carrier does."""

    def send(self, message: Outgoing) -> str:
        """Take the message; the carrier's own mark for it, "" for none. Raises NotNow, NotEver."""
        ...


def carries(way: Way) -> bool:
    """Whether there is a carrier for texts, or for e-mails."""
    return bool(settings.MESSAGE_CARRIERS.get(way.value))


def carrier(way: Way) -> Carrier:
    """The carrier for this way."""
    return _made(settings.MESSAGE_CARRIERS[way.value])


@cache
def _made(name: str) -> Carrier:
    found: Carrier = import_string(name)()
    return found
