"""What the private server is told: memory, safety, where its socket is, and who may come in.

These texts stand beside the data, not in it, so that the server's own user cannot change them and a start
as root never writes into a folder that user controls.
"""

import os
from pathlib import Path

MIB = 1024 * 1024
PORT = 5432  # names the socket file only: the server opens no TCP port
_CGROUP_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))
_SMALL_SHARED_MEMORY = 512 * MIB

type Settings = dict[str, str | int]

_CLOSED: Settings = {
    "listen_addresses": "",
    "port": PORT,
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
}
_DURABLE: Settings = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "restart_after_crash": "on",
}
_FITTING: Settings = {
    "cluster_name": "throughcare",
    "max_connections": 100,
    "max_locks_per_transaction": 256,
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "wal_compression": "on",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "lc_messages": "C",
}
# Errors of clients stay out of the log, and what is logged is terse: PostgreSQL would write the values of the
# failing row there, and those are personal data. The client is told everything.
_DISCREET: Settings = {
    "logging_collector": "off",
    "log_destination": "stderr",
    "log_line_prefix": "%m [%p] ",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


def memory_bytes() -> int:
    """The memory this machine or container may use."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for limit in _CGROUP_LIMITS:
        if limit.is_file() and (text := limit.read_text().strip()).isdigit():
            total = min(total, int(text))
    return total


def postgresql_conf(home: Path, sockets: Path, memory: int) -> str:
    """postgresql.conf for a trial on a machine with `memory` bytes that also runs the rest."""
    settings: Settings = {
        "hba_file": str(home / "hba.conf"),
        "ident_file": str(home / "ident.conf"),
        "unix_socket_directories": f'"{sockets}"',
        "shared_buffers": _megabytes(memory // 8, 64, 1024),
        "effective_cache_size": _megabytes(memory // 2, 256, 65536),
        "maintenance_work_mem": _megabytes(memory // 32, 32, 512),
        "work_mem": _megabytes(memory // 512, 4, 32),
        "dynamic_shared_memory_type": _dynamic_shared_memory(),
    }
    settings |= _CLOSED | _DURABLE | _FITTING | _DISCREET
    return "".join(f"{name} = {_quoted(value)}\n" for name, value in settings.items())


def hba_conf(admin: str) -> str:
    """Who may come in: the administrators' own system accounts, and roles with their passwords.

    There is no other line, so there is no other way in.
    """
    return f"local all {admin} peer map=administrators\nlocal all all scram-sha-256\n"


def ident_conf(accounts: set[str], admin: str) -> str:
    """Which system accounts may act as the server's superuser."""
    return "".join(f'administrators "{account}" {admin}\n' for account in sorted(accounts))


def _megabytes(size: int, least: int, most: int) -> str:
    return f"{max(least, min(most, size // MIB))}MB"


def _dynamic_shared_memory() -> str:
    """Containers often give /dev/shm 64 MB, too little for parallel queries; System V has no such limit."""
    try:
        found = os.statvfs("/dev/shm")  # noqa: S108 - asked for its size only
    except OSError:
        return "posix"
    return "posix" if found.f_frsize * found.f_blocks >= _SMALL_SHARED_MEMORY else "sysv"


def _quoted(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    if "\n" in value:
        raise ValueError("A setting of PostgreSQL cannot hold a line break; is there one in a folder's name?")
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
