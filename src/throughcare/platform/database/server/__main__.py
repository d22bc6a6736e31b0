"""By hand: python -m throughcare.platform.database.server start|stop|status."""

import argparse
import sys

from throughcare.platform.database.binaries import NoBinaries
from throughcare.platform.database.server import NoAccount, PrivateServer, ServerError, Status

_NOT_RUNNING = 3  # as the exit status of `systemctl status`


def main(arguments: list[str] | None = None) -> int:
    """Do what is asked; the exit status: 0 done (or running), 1 failed, 3 not running."""
    parser = argparse.ArgumentParser(
        prog="python -m throughcare.platform.database.server", description=__doc__
    )
    parser.add_argument("action", choices=["start", "stop", "status"])
    action = parser.parse_args(arguments).action
    server = PrivateServer()
    try:
        if action == "start":
            server.start()
        elif action == "stop":
            server.stop()
        status = server.status()
    except (ServerError, NoBinaries, NoAccount) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    sys.stdout.write(_told(status))
    return _NOT_RUNNING if action == "status" and not status.running else 0


def _told(status: Status) -> str:
    state = f"running (process {status.pid})" if status.running else "not running"
    return (
        f"The private server is {state}.\n"
        f"PostgreSQL {status.version}, {status.source}: {status.programs}\n"
        f"System account: {status.account}\nFiles: {status.home}\nSocket: {status.socket}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
