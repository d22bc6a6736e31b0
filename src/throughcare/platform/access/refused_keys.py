"""Keys that open nothing, wrong, expired or revoked: each attempt is written down, and nobody can flood the log so.

One entry a minute for an address and a token, and at most MOST_A_MINUTE in all; attempts between two entries are
counted in the later one. Kept in the memory of each server process, as the callers' shares are.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Lock
from time import monotonic

from django.http import HttpRequest

from throughcare.platform.access.models import Token
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail
from throughcare.platform.database.context import acting

PAUSE = 60.0
"""Seconds between two entries about one address and token."""
MOST_A_MINUTE = 30
"""Entries a minute in all, from however many addresses."""
MOST_KEPT = 10_000
"""Addresses and tokens remembered; beyond that the longest silent are forgotten, with their counts."""


@dataclass(frozen=True, slots=True)
class RefusedKey:
    """A key that came with a call. token: that it names.

    why: "malformed", "unknown", "wrong", "expired" or "revoked".
    """

    why: str
    token: Token | None = None


@dataclass(slots=True)
class _Seen:
    """When an entry was written last (monotonic seconds), and how many attempts came since."""

    at: float
    since: int = 0


@dataclass(slots=True)
class Pacer:
    """Says which attempts are written. clock: monotonic seconds."""

    clock: Callable[[], float] = monotonic
    _seen: dict[tuple[str, str], _Seen] = field(default_factory=dict)
    _recent: list[float] = field(default_factory=list)
    _unwritten: int = 0
    _lock: Lock = field(default_factory=Lock)

    def passed_over(self, address: str, token: str) -> int | None:
        """How many attempts went unwritten before this one, which is to be written; None where it is not to be."""
        with self._lock:
            now = self.clock()
            self._recent = [at for at in self._recent if now - at < PAUSE]
            seen = self._seen.get((address, token))
            if seen is not None and now - seen.at < PAUSE:
                seen.since += 1
                return None
            if len(self._recent) >= MOST_A_MINUTE:
                self._unwritten += 1
                return None
            before = (seen.since if seen else 0) + self._unwritten
            self._unwritten = 0
            self._recent.append(now)
            self._seen.pop((address, token), None)
            self._seen[address, token] = _Seen(now)
            while len(self._seen) > MOST_KEPT:
                self._seen.pop(next(iter(self._seen)))
            return before


PACER = Pacer()


def note(request: HttpRequest, refused: RefusedKey) -> None:
    """Remember until the request has ended that its key opened nothing."""
    request.refused_key = refused  # type: ignore[attr-defined]


def write(request: HttpRequest) -> None:
    """Write the attempt in a transaction of its own: in the log of the token's agency, if the key names a token."""
    refused: RefusedKey | None = getattr(request, "refused_key", None)
    if refused is None:
        return
    actor: Actor = request.actor  # type: ignore[attr-defined]
    token = refused.token
    left_out = PACER.passed_over(actor.address, token.prefix if token else "")
    if left_out is None:
        return
    if token is not None and token.user.agency is not None:
        actor = replace(actor, agency_code=token.user.agency.code)
    with acting(actor):
        trail.record(
            actor, "access:token:refused", token, verb=trail.Verb.SIGN_IN, outcome=trail.Outcome.DENY,
            kind="access.token", details={"reason": refused.why, "left_out": left_out},
        )  # fmt: skip
