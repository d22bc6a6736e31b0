"""The private PostgreSQL server: it starts by itself, opens no port, and survives being killed."""

from throughcare.platform.database.server.accounts import NoAccount
from throughcare.platform.database.server.private import PrivateServer, Status
from throughcare.platform.database.server.process import ServerError

__all__ = ["NoAccount", "PrivateServer", "ServerError", "Status"]
