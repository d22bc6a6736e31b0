"""Demo accounts: real accounts whose random secrets stand in a file that only its owner may read."""

import fcntl
import json
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher, BasePasswordHasher, get_hasher, make_password
from django.db import transaction

from throughcare.platform import clock
from throughcare.platform.access.models import Agency, Organisation, RoleHeld, Team, User
from throughcare.platform.access.permissions import ROLES
from throughcare.platform.actor import Actor
from throughcare.platform.audit import trail

_WORDS = """
amber anchor apple arrow autumn basket beacon birch bridge candle canyon cedar clover copper coral cotton
daisy delta ember falcon feather fennel fiddle forest garden ginger granite harbour hazel heron island
ivory jasmine juniper kettle lantern lemon linen maple marble meadow mellow mirror mosaic nectar nutmeg
ocean olive orchard otter pebble pepper petal pillow plum poplar quartz raven ribbon river saffron sage
sandal silver spruce sunset thimble thistle timber topaz tulip umber valley velvet violet walnut willow
winter yarrow zephyr
"""
WORDS = _WORDS.split()


class UnknownDemoAccount(LookupError):
    """No demo account of this name was made on this machine."""


@dataclass(frozen=True, slots=True)
class DemoSecrets:
    """What someone needs to sign in to a demo account. title: the role's."""

    username: str
    password: str
    totp_secret: str
    title: str = ""
    agency: str = ""


class FirstHash(Argon2PasswordHasher):
    """The least that OWASP asks of Argon2id (19 MiB, two passes), an eighth of the work of the agency's own setting.

    For passwords that nobody chose and that open invented records: thirty are made before a trial answers its first
    page. Whoever signs in has theirs hashed anew with the full setting, as Django does for every weaker hash.
    """

    memory_cost, time_cost, parallelism = 19 * 1024, 2, 1


def _first_hasher() -> BasePasswordHasher:
    """FirstHash where the agency's own setting is of its kind, else that setting."""
    own = get_hasher()
    return FirstHash() if isinstance(own, Argon2PasswordHasher) else own


def random_password() -> str:
    """Four words of 80 and two digits, 32 bits: enough behind a lock of five tries."""
    return f"{'-'.join(secrets.choice(WORDS) for _ in range(4))}-{secrets.randbelow(90) + 10}"


@transaction.atomic
def make_demo_user(
    agency: Agency, username: str, name: str, roles: Sequence[str], team: Team | None = None,
    organisation: Organisation | None = None,
) -> DemoSecrets:  # fmt: skip
    """Make a user with these roles, a random password and an authenticator app; keep the secrets in the file.

    The caller works for the system. The roles are held in `team` where one is given. organisation: for whom an
    outsider works.
    """
    made = DemoSecrets(
        username, random_password(), totp.generate_totp_secret(), ROLES[roles[0]].title, agency.name
    )
    hashed = make_password(made.password, hasher=_first_hasher())
    user = User(username=username, name=name, agency=agency, password=hashed, organisation=organisation)
    user.save()
    today = clock.today(agency.zone)
    RoleHeld.objects.bulk_create(RoleHeld(user=user, role=role, team=team, starts_on=today) for role in roles)
    totp.TOTP.activate(user, made.totp_secret)
    trail.record(
        Actor.system_named("demo"), "access:user:added", user, verb=trail.Verb.ADMINISTER,
        details={"roles": list(roles), "agency": str(agency.pk)},
    )  # fmt: skip
    transaction.on_commit(lambda: _keep(made))
    return made


def accounts() -> list[DemoSecrets]:
    """The demo accounts made on this machine, in the order they were made."""
    kept = _file()
    return [DemoSecrets(**each) for each in json.loads(kept.read_text())] if kept.exists() else []


def current_code(username: str) -> str:
    """The six digits an authenticator app would show now. Raises UnknownDemoAccount."""
    for each in accounts():
        if each.username == username:
            return code_of(each.totp_secret)
    raise UnknownDemoAccount(
        f"There is no demo account named {username} on this machine. Run `throughcare demo` first."
    )


def code_of(secret: str, steps: int = 0) -> str:
    """The code of a secret now, or `steps` times thirty seconds later."""
    step = int(clock.now().timestamp()) // 30 + steps
    return str(totp.format_hotp_value(totp.hotp_value(secret, step)))


def _file() -> Path:
    return Path(settings.HOME) / "demo-accounts.json"


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time: agencies are made at the same time, and their accounts stand in one file."""
    home = os.open(_file().parent, os.O_RDONLY)
    try:
        fcntl.flock(home, fcntl.LOCK_EX)
        yield
    finally:
        os.close(home)


def _keep(made: DemoSecrets) -> None:
    """Add one account to the file; the file is replaced whole, so that a crash leaves the old one."""
    _file().parent.mkdir(parents=True, exist_ok=True)
    with _alone():
        others = [each for each in accounts() if each.username != made.username]
        draft = _file().with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps([asdict(each) for each in [*others, made]], indent=1))
        draft.replace(_file())
