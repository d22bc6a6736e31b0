"""Sending one message out of the house, and to no address inside it.

Whoever may name an address could otherwise have the server call its own network (SSRF). So the name is resolved once,
every address it has is checked, and the connection goes to the checked one: an answer that changes between check and
call (DNS rebinding) gains nothing. Redirects are not followed.
"""

import http.client
import socket
import ssl
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings

TIMEOUT_SECONDS = 10
MOST_READ = 1024
TUNNELS = [ip_network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")]
"""IPv6 that carries an IPv4 address inside, which may be a private one."""


class NotSent(Exception):
    """The message did not arrive; the words say why, without anything of its content."""


class AddressRefused(NotSent):
    """The address is none that messages may go to."""


@dataclass(frozen=True, slots=True)
class Destination:
    """A checked address. ip: where the connection goes."""

    host: str
    port: int
    ip: str
    target: str
    secure: bool


def destination_of(url: str) -> Destination:
    """Where a message to `url` would go. Raises AddressRefused."""
    local = bool(settings.HOOKS_MAY_STAY_HERE)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as broken:
        raise AddressRefused("This is no address") from broken
    if parts.scheme != "https" and not (local and parts.scheme == "http"):
        raise AddressRefused("The address must begin with https://")
    if not host or parts.username or parts.password or parts.fragment:
        raise AddressRefused("Give a host and a path, without a user name or a # part")
    secure = parts.scheme == "https"
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not target.isascii() or not target.isprintable() or " " in target:
        raise AddressRefused("Write the path in plain letters, with everything else as %XX")
    port = port or (443 if secure else 80)
    return Destination(host, port, _public_address(host, port, local), target, secure)


def post(url: str, headers: dict[str, str], body: str) -> int:
    """Send one message; the status of the answer. Raises NotSent."""
    goal = destination_of(url)
    connection = _Pinned(goal)
    try:
        connection.request("POST", goal.target, body=body.encode(), headers={
            "Content-Type": "application/json", "User-Agent": "Throughcare-Webhooks/1", **headers,
        })  # fmt: skip
        answer = connection.getresponse()
        answer.read(MOST_READ)
        return answer.status
    except (OSError, http.client.HTTPException) as failed:
        raise NotSent(type(failed).__name__) from failed
    finally:
        connection.close()


def may_go_to(address: str) -> bool:
    """Whether an IP address is out in the world: not private, loopback, link-local, reserved, nor a tunnel to one."""
    held = ip_address(address)
    if isinstance(held, IPv6Address):
        if held.ipv4_mapped is not None:
            return may_go_to(str(held.ipv4_mapped))
        if any(held in tunnel for tunnel in TUNNELS):
            return False
    return held.is_global and not held.is_multicast


def _public_address(host: str, port: int, local: bool) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as unknown:
        raise AddressRefused("No such host is known") from unknown
    addresses = [str(each[4][0]).partition("%")[0] for each in found]
    if not addresses or (not local and not all(may_go_to(each) for each in addresses)):
        raise AddressRefused("The address leads into a private network; messages only go out")
    return addresses[0]


class _Pinned(http.client.HTTPSConnection):
    """A connection to the checked address, under the host's own name and certificate."""

    def __init__(self, goal: Destination) -> None:
        super().__init__(goal.host, goal.port, timeout=TIMEOUT_SECONDS, context=ssl.create_default_context())
        self.goal = goal

    def connect(self) -> None:
        plain = socket.create_connection((self.goal.ip, self.goal.port), TIMEOUT_SECONDS)
        try:
            self.sock = (
                ssl.create_default_context().wrap_socket(plain, server_hostname=self.goal.host)
                if self.goal.secure
                else plain
            )
        except OSError:
            plain.close()
            raise
