"""For a trial: each message is a file in a folder, as a telephone would show it. Nothing leaves the machine."""

import json
from pathlib import Path

from django.conf import settings

from throughcare.register.messaging.carriers import NotNow, Outgoing


class Folder:
    """Writes into `MESSAGE_FOLDER`/out, one file a message, readable by its owner only."""

    def send(self, message: Outgoing) -> str:
        """Write the file. Raises NotNow where the disk refuses."""
        out = Path(settings.MESSAGE_FOLDER) / "out"
        content = {
            "to": message.to,
            "subject": message.subject,
            "text": message.text,
            "agency": message.agency,
        }
        try:
            out.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = out / f"{message.reference}.json"
            path.touch(mode=0o600)
            path.write_text(json.dumps(content, ensure_ascii=False, indent=1))
        except OSError as problem:
            raise NotNow(type(problem).__name__) from problem
        return message.reference
