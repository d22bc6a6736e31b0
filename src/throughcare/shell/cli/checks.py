"""What `throughcare check` looks at."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from throughcare.shell.cli import keeping


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. serious: do not run like this. needs_sql: the roles are wrong."""

    text: str
    serious: bool = True
    needs_sql: bool = False


def findings() -> list[Finding]:
    """Everything found, serious things first."""
    found = [
        *_roles(), *_walls(), *_migrations(), *_assets(), *_letters(), *_transport(), *_keeping(),
        *_restored(),
    ]  # fmt: skip
    return sorted(found, key=lambda finding: not finding.serious)


def _restored() -> list[Finding]:
    """A restored backup brings back what law took away; the register outside the database knows."""
    from throughcare.platform.database.context import acting
    from throughcare.register.rights.commands.restoring import RESTORER, missing

    with acting(RESTORER):
        count = len(missing())
    if not count:
        return []
    return [
        Finding(
            f"{count} entries that law took away stand in no mark of this database: was a backup restored?"
            " Run `throughcare check --restored`."
        )
    ]


def _roles() -> list[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        name, superuser, bypasses = cursor.fetchone()
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND pg_has_role(current_user, relowner, 'MEMBER')"
            " ORDER BY relname"
        )
        owned = [row[0] for row in cursor.fetchall()]
    found = []
    if superuser or bypasses:
        found.append(
            Finding(f"The application's role {name} is not bound by row-level security.", needs_sql=True)
        )
    if owned:
        found.append(
            Finding(f"The application's role {name} owns guarded tables: {', '.join(owned)}.", needs_sql=True)
        )
    return found


def _walls() -> list[Finding]:
    """Every table that carries a person must have row-level security, forced."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
            " WHERE c.relkind = 'r' AND a.attname = 'person_id' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"
            " AND c.relnamespace = 'public'::regnamespace ORDER BY 1"
        )
        bare = [row[0] for row in cursor.fetchall()]
    return [Finding(f"No wall around {', '.join(bare)}.")] if bare else []


def _migrations() -> list[Finding]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [Finding(f"{len(waiting)} migrations wait: run `throughcare migrate`.")] if waiting else []


def _assets() -> list[Finding]:
    if finders.find("vendor/govuk/govuk-frontend.min.css") or finders.find("vendor/LICENSES.txt"):
        return []
    return [Finding("The front-end assets are not built: run `make assets`.")]


def _letters() -> list[Finding]:
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return [
            Finding(
                "Letters are printed from the browser: the PDF libraries (pango) are missing.", serious=False
            )
        ]
    return []


def _keeping() -> list[Finding]:
    return [Finding(text, serious=serious) for text, serious in keeping.found()]


def _transport() -> list[Finding]:
    if not settings.DATABASE_SERVER_CHECKED:
        return [
            Finding("The database's certificate is not checked: prefer sslmode=verify-full.", serious=False)
        ]
    if settings.SETTINGS_MODULE.endswith("production"):
        return []
    return [Finding("These are the trial's settings: loopback only, no TLS, mail into files.", serious=False)]
