"""The two database roles: who owns and migrates, and who serves.

`owner` owns the database and every table, and only migrates. `app` serves pages and jobs: it owns nothing,
is no superuser, and row-level security binds it. What a role may do is set as default privileges of the
owner, so that every later migration's tables follow without another word.
"""

import sys
from dataclasses import dataclass
from typing import Any

from psycopg import Connection, sql

from throughcare.platform.database.binaries import EXTENSIONS

DATABASE = "throughcare"
_POWERLESS = sql.SQL("LOGIN NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS")
# Byte order sorts alike on every machine and version and never breaks an index after an upgrade of the C
# library; the character classes stay Unicode's, which case folding and trigrams of names need.
COLLATE = "C"
CTYPE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"  # older macOS has no C.UTF-8


@dataclass(frozen=True, slots=True)
class Roles:
    """The names of the two roles; an agency may have its own."""

    owner: str = "throughcare_owner"
    app: str = "throughcare_app"


@dataclass(frozen=True, slots=True)
class Passwords:
    """The passwords of the two roles, in clear; they leave this process only as SCRAM verifiers."""

    owner: str
    app: str


ROLES = Roles()


def ensure_roles(
    admin: Connection[Any],
    passwords: Passwords,
    roles: Roles = ROLES,
    *,
    reset_passwords: bool = False,
    owner_creates_databases: bool = False,
) -> None:
    """Create what is missing of the two roles; existing ones are put right, their passwords kept.

    admin: a superuser's connection in autocommit.
    reset_passwords: give existing roles these passwords too.
    owner_creates_databases: only for a private server, where tests make databases of their own.
    """
    for name, password, creates_databases in (
        (roles.owner, passwords.owner, owner_creates_databases),
        (roles.app, passwords.app, False),
    ):
        exists = admin.execute("SELECT FROM pg_roles WHERE rolname = %s", [name]).fetchone() is not None
        may_create = sql.SQL("CREATEDB" if creates_databases else "NOCREATEDB")
        verb = sql.SQL("ALTER ROLE {} {} {}" if exists else "CREATE ROLE {} {} {}")
        admin.execute(verb.format(sql.Identifier(name), _POWERLESS, may_create))
        if reset_passwords or not exists:
            set_password(admin, name, password)


def set_password(admin: Connection[Any], role: str, password: str) -> None:
    """Give `role` a password: only its SCRAM verifier is sent, so no log of the server can hold it."""
    verifier = admin.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    admin.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(verifier)))


def ensure_database(admin: Connection[Any], name: str = DATABASE, roles: Roles = ROLES) -> bool:
    """Create database `name` for the owner, closed to every role but the two; True if it was made now.

    admin: a superuser's connection in autocommit. `prepare_schema` is to be run in the new database.
    """
    made = admin.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is None
    if made:
        admin.execute(_create_database(name, roles))
    for statement in _database_privileges(name, roles):
        admin.execute(statement)
    return made


def prepare_schema(connection: Connection[Any], roles: Roles = ROLES) -> None:
    """Set, in the database `connection` is in, what the app role may do with the owner's tables.

    connection: the owner's (of a database it owns) or a superuser's, in autocommit or not.
    """
    for statement in _schema_privileges(roles):
        connection.execute(statement)


def admin_sql(database: str = DATABASE, roles: Roles = ROLES) -> str:
    """The psql script an agency's administrator runs once, as superuser, on the agency's own server.

    It may be run again, and on a database where the app role already owns tables: they pass to the owner.
    It holds no password: psql asks for them and sends only verifiers.
    """
    owner, app, name = (sql.Identifier(each) for each in (roles.owner, roles.app, database))
    parts: list[sql.Composable | str] = [
        "-- Throughcare: roles and database. Run once, as a superuser: psql -d postgres -f THIS_FILE",
        "-- (The extensions " + ", ".join(EXTENSIONS) + " must be installed: package postgresql-contrib.)",
        "\\set ON_ERROR_STOP on",
        "-- 1. The owner migrates; the application role serves, owns nothing, and obeys row-level security.",
        *(_create_role_if_missing(role) for role in (roles.owner, roles.app)),
        *(_take_powers_away(role) for role in (roles.owner, roles.app)),
        sql.SQL("REVOKE {} FROM {};").format(owner, app),
        f"\\password {_meta_argument(roles.owner)}",
        f"\\password {_meta_argument(roles.app)}",
        "-- 2. The database, closed to everyone else.",
        _if_missing("pg_database", "datname", database, _create_database(database, roles)),
        sql.SQL("ALTER DATABASE {} OWNER TO {};").format(name, owner),
        *(_ended(statement) for statement in _database_privileges(database, roles)),
        f"\\connect {_meta_argument(database)}",
        "-- 3. What the application role may do with the owner's tables to come.",
        *(_ended(statement) for statement in _schema_privileges(roles)),
        "-- 4. Whatever the application role owned here passes to the owner; it may go on using it.",
        *_pass_ownership(roles),
    ]
    return "\n".join(part if isinstance(part, str) else part.as_string() for part in parts) + "\n"


def faults_of_application_role(connection: Connection[Any]) -> tuple[str, ...]:
    """Why the role of this connection may not serve the application; empty if it may.

    Row-level security does not bind a superuser, a role with BYPASSRLS, or (without FORCE) a table's owner,
    nor any role that can become one of these.
    """
    found = connection.execute(_FAULTS).fetchone()
    assert found is not None
    superuser, bypass, creates_roles, replicates, owned, tables = found
    if superuser:
        return ("it is a superuser, or may become one",)
    faults = (
        (bypass, "it has BYPASSRLS, or may become a role that has"),
        (creates_roles, "it may create roles (CREATEROLE)"),
        (replicates, "it may read the whole server as a replica (REPLICATION)"),
        (owned, f"it owns tables, or may become their owner: {tables}"),
    )
    return tuple(text for holds, text in faults if holds)


_FAULTS = """
WITH reach AS (SELECT * FROM pg_roles WHERE pg_has_role(session_user, oid, 'MEMBER')),
owned AS (
    SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      AND pg_has_role(session_user, c.relowner, 'MEMBER')
)
SELECT bool_or(rolsuper), bool_or(rolbypassrls), bool_or(rolcreaterole), bool_or(rolreplication),
       EXISTS (SELECT FROM owned),
       (SELECT string_agg(name, ', ' ORDER BY name) FROM (SELECT name FROM owned ORDER BY name LIMIT 5) first)
FROM reach
"""


def _create_database(name: str, roles: Roles) -> sql.Composed:
    return sql.SQL(
        "CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'"
        " LOCALE_PROVIDER libc LC_COLLATE {} LC_CTYPE {}"
    ).format(sql.Identifier(name), sql.Identifier(roles.owner), sql.Literal(COLLATE), sql.Literal(CTYPE))


def _database_privileges(name: str, roles: Roles) -> list[sql.Composed]:
    database, app = sql.Identifier(name), sql.Identifier(roles.app)
    return [
        sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database),
        sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(database, app),
    ]


def _schema_privileges(roles: Roles) -> list[sql.Composed]:
    """For the schema public of the database one is in; no TRUNCATE, no REFERENCES, no TRIGGER."""
    owner, app = sql.Identifier(roles.owner), sql.Identifier(roles.app)
    default = sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA public GRANT {} TO {}")
    granted = (
        sql.SQL("SELECT, INSERT, UPDATE, DELETE ON TABLES"),
        sql.SQL("USAGE, SELECT ON SEQUENCES"),
        sql.SQL("EXECUTE ON FUNCTIONS"),
    )
    return [
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(app),
        *(default.format(owner, rights, app) for rights in granted),
    ]


def _pass_ownership(roles: Roles) -> list[sql.Composed]:
    """psql lines: note what the app role owns, hand it over, grant back the use of exactly that."""
    owner, app = sql.Identifier(roles.owner), sql.Identifier(roles.app)
    grant = sql.SQL(
        "SELECT format({}, oid::regclass, {}) FROM throughcare_passing WHERE relkind IN ({}) \\gexec"
    )
    return [
        sql.SQL(
            "CREATE TEMPORARY TABLE throughcare_passing AS"
            " SELECT oid, relkind FROM pg_class WHERE pg_get_userbyid(relowner) = {};"
        ).format(sql.Literal(roles.app)),
        sql.SQL("REASSIGN OWNED BY {} TO {};").format(app, owner),
        grant.format(
            sql.Literal("GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I"),
            sql.Literal(roles.app),
            sql.SQL("'r', 'p', 'v'"),
        ),
        grant.format(
            sql.Literal("GRANT USAGE, SELECT ON SEQUENCE %s TO %I"), sql.Literal(roles.app), sql.SQL("'S'")
        ),
    ]


def _create_role_if_missing(role: str) -> sql.Composed:
    return _if_missing(
        "pg_roles", "rolname", role, sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role))
    )


def _take_powers_away(role: str) -> sql.Composed:
    """A psql line for a role that was there before; a new one has no power, and this needs a superuser."""
    return sql.SQL(
        "SELECT {} FROM pg_roles WHERE rolname = {}"
        " AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication OR NOT rolcanlogin) \\gexec"
    ).format(
        sql.Literal(sql.SQL("ALTER ROLE {} {}").format(sql.Identifier(role), _POWERLESS).as_string()),
        sql.Literal(role),
    )


def _if_missing(catalogue: str, column: str, name: str, statement: sql.Composable) -> sql.Composed:
    r"""A psql line that runs `statement` unless the catalogue knows `name` (\gexec runs what it selects)."""
    return sql.SQL("SELECT {} WHERE NOT EXISTS (SELECT FROM {} WHERE {} = {}) \\gexec").format(
        sql.Literal(statement.as_string()),
        sql.Identifier(catalogue),
        sql.Identifier(column),
        sql.Literal(name),
    )


def _ended(statement: sql.Composable) -> sql.Composed:
    return sql.SQL("{};").format(statement)


def _meta_argument(name: str) -> str:
    """A name as an argument of a psql command: quoted so that psql takes it letter for letter."""
    return sql.Identifier(name).as_string()
