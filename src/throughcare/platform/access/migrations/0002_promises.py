"""The system's own user row, purposes that stay as stated, and no change of users, roles or teams without audit."""

from django.db import migrations

from throughcare.platform.actor import SYSTEM_USER
from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import AppendOnly

SYSTEM_ROW = f"""
INSERT INTO access_user (id, username, name, email, phone, password, is_active, is_system, joined_at, version)
VALUES ('{SYSTEM_USER}', '-system-', 'System', '', '', '!', true, true, now(), 1)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("audit", "0001_trail"),
        # What others bring for signing in alters its own tables: a third of a second each once two hundred are there.
        ("auth", "0012_alter_user_first_name_max_length"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]
    operations = [
        migrations.RunSQL(SYSTEM_ROW, f"DELETE FROM access_user WHERE id = '{SYSTEM_USER}'"),
        AppendOnly("access_purposestated"),
        *[
            DemandAudit(table)
            for table in ["access_agency", "access_team", "access_organisation", "access_user", "access_roleheld", "access_purposestated",
                          "access_token"]
        ],
    ]
