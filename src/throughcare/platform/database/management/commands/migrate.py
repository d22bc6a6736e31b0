"""Django's `migrate`, but that adding a table renders that table and not once more every other (`growing`)."""

from django.core.management.commands import migrate

from throughcare.platform.database.growing import GrowingExecutor

migrate.MigrationExecutor = GrowingExecutor  # type: ignore[attr-defined] # the command looks it up by this name
Command = migrate.Command
