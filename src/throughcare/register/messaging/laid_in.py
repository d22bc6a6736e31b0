"""For a trial: replies and receipts laid as files in `MESSAGE_FOLDER`/in are taken as from a gateway.

    {"agency": "north", "way": "text", "from": "07700 900123", "text": "Can I come at 11?"}
    {"agency": "north", "receipt": "0190...", "delivered": true}

A file that was taken goes to `taken`, one that cannot be read to `refused`.
"""

import json
import logging
from pathlib import Path

from django.conf import settings

from throughcare.register.messaging.incoming import NobodyThere, Unreadable, take

log = logging.getLogger(__name__)


def take_laid_in() -> int:
    """Take every file that lies there; how many were taken. Nothing happens where there is no such folder."""
    folder, taken = Path(settings.MESSAGE_FOLDER) / "in", 0
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        try:
            told = json.loads(path.read_text())
            take(str(told["agency"]), told, mark=path.name)
        except (Unreadable, NobodyThere, ValueError, KeyError, TypeError) as problem:
            log.warning("a message laid in was refused (%s)", type(problem).__name__)
            _put(path, "refused")
        else:
            _put(path, "taken")
            taken += 1
    return taken


def _put(path: Path, where: str) -> None:
    goal = path.parent.parent / where
    goal.mkdir(exist_ok=True, mode=0o700)
    path.rename(goal / path.name)
