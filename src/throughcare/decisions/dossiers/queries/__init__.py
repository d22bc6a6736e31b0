"""Reads of dossiers. Each takes the actor first."""

from throughcare.decisions.dossiers.queries.benched import BenchDossier, copy_for_bench, served_to_bench
from throughcare.decisions.dossiers.queries.matters import matter_of, matters_of
from throughcare.decisions.dossiers.queries.rows import (
    CopyLine,
    DossierLine,
    DossierRead,
    HandoverLine,
    ItemLine,
    copy_of,
    dossier_of,
    dossiers_of,
    item_of,
)

__all__ = [
    "BenchDossier",
    "CopyLine",
    "DossierLine",
    "DossierRead",
    "HandoverLine",
    "ItemLine",
    "copy_for_bench",
    "copy_of",
    "dossier_of",
    "dossiers_of",
    "item_of",
    "matter_of",
    "matters_of",
    "served_to_bench",
]
