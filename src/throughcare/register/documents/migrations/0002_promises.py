"""What the database promises for this app's tables: history kept, the wall raised, no write without audit."""

from django.db import migrations

from throughcare.platform.audit.operations import DemandAudit
from throughcare.platform.database.operations import Guard, KeepVersions, of_agency, through_person

LETTERS, TEMPLATES, SNIPPETS = "documents_letter", "documents_template", "documents_snippet"
PAPERS = "documents_paper"
STORED, PARTS, EVIDENCE = "documents_storeddocument", "documents_storedpart", "documents_evidence"
WALLS = {
    LETTERS: through_person(LETTERS),
    STORED: through_person(STORED),
    EVIDENCE: through_person(EVIDENCE),
    PAPERS: through_person(PAPERS),
    TEMPLATES: of_agency(TEMPLATES),
    SNIPPETS: f"{SNIPPETS}.owner_id = tc_user()",
}
"""A user's own short texts are for that user alone."""


class Migration(migrations.Migration):
    dependencies = [('documents', '0001_initial'), ('audit', '0001_trail'), ('people', '0002_promises'), ('access', '0002_promises')]
    operations = [
        *[KeepVersions(table, ["key"] if table == STORED else []) for table in WALLS],
        *[Guard(table, wall) for table, wall in WALLS.items()],
        *[DemandAudit(table) for table in WALLS],
        Guard(PARTS, through_person(PARTS)),
        DemandAudit(PARTS),
    ]
