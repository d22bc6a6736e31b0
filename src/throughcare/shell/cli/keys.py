"""`throughcare keys`: the keys of sealed columns: what there is, the first root key, changing keys in use."""

import time
from argparse import Namespace
from typing import Any

from throughcare.shell.cli import ground


def add_to(subcommands: Any) -> None:
    """Add the subcommand."""
    parser = ground.add(
        subcommands, "keys", "show, make and change the keys of sealed columns",
        "status  lists the data keys and how many values each holds.\n"
        "init    makes the first root key where an administrator keeps it (a trial makes its own).\n"
        "rotate  gives every agency new data keys and seals everything anew, while the system is in use;\n"
        "        with --kek wraps the data keys with a new root key instead. Broken off, run it again.\n"
        "See docs/how-to/keys.md.",
        run,
    )  # fmt: skip
    parser.add_argument("act", choices=("status", "init", "rotate"))
    parser.add_argument("--kek", action="store_true", help="a new root key; data keys and values stay")
    parser.add_argument("--agency", default="", metavar="CODE", help="rotate one agency's keys only")


def run(chosen: Namespace) -> int:
    """Do it and say what was done."""
    ground.set_up()
    return {"status": _status, "init": _init, "rotate": _rotate}[chosen.act](chosen)


def _status(chosen: Namespace) -> int:
    from throughcare.platform.access.models import Agency
    from throughcare.platform.database.context import acting
    from throughcare.platform.keys.models import DataKey
    from throughcare.platform.keys.rotation import KEEPER, left_on

    with acting(KEEPER):
        agencies = dict(Agency.objects.values_list("id", "code"))
        keys = list(DataKey.objects.order_by("agency_id", "domain", "created_at"))
    for key in keys:
        state = "retired" if key.retired_at else "being replaced" if key.replaced_at else "in use"
        held = "" if key.domain == "index" else f", {left_on(key.pk, key.domain)} values"
        agency = agencies.get(key.agency_id, str(key.agency_id))
        print(f"{key.pk:>10}  {agency:<12} {key.domain:<10} {state}{held}, root {key.root}")
    return 0


def _init(chosen: Namespace) -> int:
    from throughcare.platform.keys.root import RootKeyProblem, root_keys

    place = root_keys()
    try:
        print(f"There is a root key already: {place.current()}.")
    except RootKeyProblem:
        print(f"Made {place.add()}. Copy it now to where no backup of the database goes.")
    return 0


def _rotate(chosen: Namespace) -> int:
    from throughcare.platform.access.models import Agency
    from throughcare.platform.audit import trail
    from throughcare.platform.database.context import acting
    from throughcare.platform.keys import rotation
    from throughcare.platform.keys.root import root_keys

    def note(actor: Any, action: str, details: dict[str, str | int]) -> None:
        trail.record(actor, action, verb=trail.Verb.ADMINISTER, kind="keys", details=details)

    if chosen.kek:
        old, new, keys = rotation.rewrap(note)
        print(f"{keys} data keys are wrapped by {new} now.")
        time.sleep(rotation.MARGIN)  # for who has read a data key and not yet unwrapped it
        for root in filter(None, old.split(",")):
            print(f"Older backups still need {root}; it is kept aside: {root_keys().retire(root)}")
        return 0
    with acting(rotation.KEEPER):
        agency = Agency.objects.get(code=chosen.agency).pk if chosen.agency else None
    for done in rotation.rotate(note, agency=agency):
        print(f"{done.domain}: key {done.old} replaced by {done.new}, {done.values} values sealed anew.")
    return 0
