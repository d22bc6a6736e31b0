"""`throughcare token`: make, list and revoke the keys of other systems, for an administrator at the server."""

import sys
from argparse import Namespace
from typing import Any

from throughcare.shell.cli import ground


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    parser = ground.add(
        subcommands, "token", "make, list or revoke a token for another system",
        "Acts as a named administrator, and is audited like the page Administration > Other systems. The key is\n"
        "printed once. Without --name or --revoke it lists the agency's tokens.",
        run,
    )  # fmt: skip
    parser.add_argument("administrator", help="user name of the administrator who answers for it")
    parser.add_argument("--name", help="make one: the name of the other system")
    parser.add_argument("--scope", action="append", default=[], help="what it may do, such as person.open")
    parser.add_argument("--writes", action="store_true", help="it may change things, within its scopes")
    parser.add_argument("--organisation", metavar="CODE", help="it is a system of this outside organisation")
    parser.add_argument("--days", type=int, default=90, help="how long it lasts (1 to 365; 90)")
    parser.add_argument("--revoke", metavar="PREFIX", help="end the token with this prefix at once")


def run(chosen: Namespace) -> int:
    """Do it as the administrator; exit status 1 when it is refused."""
    ground.set_up()
    from throughcare.platform.access.acting import as_actor, users_with_roles
    from throughcare.platform.access.administration import tokens
    from throughcare.platform.access.door import AccessProblem
    from throughcare.platform.database.context import acting
    from throughcare.platform.refusal import Refused

    user = users_with_roles().filter(username=chosen.administrator, is_active=True).first()
    if user is None:
        print(f"No user {chosen.administrator} is in use.", file=sys.stderr)
        return 1
    try:
        with acting(as_actor(user, auth="command")) as actor:
            if chosen.name:
                made = tokens.make_token(
                    actor, name=chosen.name, scopes=chosen.scope, writes=chosen.writes, days=chosen.days,
                    organisation=tokens.organisation_named(actor, chosen.organisation),
                )  # fmt: skip
                print(made.key)
                return 0
            if chosen.revoke:
                return _revoke(actor, chosen.revoke)
            for line in tokens.tokens(actor):
                whose = f" ({line.organisation})" if line.organisation else ""
                print(
                    f"tc_{line.prefix}  {line.state:9}  until {line.expires_at:%Y-%m-%d}  {line.name}{whose}"
                )
    except Refused as refused:
        print(refused.message, file=sys.stderr)
        return 1
    except AccessProblem:
        print(f"{chosen.administrator} does not administer tokens.", file=sys.stderr)
        return 1
    return 0


def _revoke(actor: Any, prefix: str) -> int:
    from throughcare.platform.access.administration import tokens

    named = prefix.removeprefix("tc_")
    held = [line for line in tokens.tokens(actor) if line.prefix == named]
    if not held:
        print(f"No token begins with tc_{named}.", file=sys.stderr)
        return 1
    tokens.revoke_token(actor, held[0].id)
    print(f"tc_{named} is revoked: its next call is refused.")
    return 0
