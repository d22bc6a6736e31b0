"""Signing and versions of a sentence plan: the states there are, in words.

The source names these states and not what may follow what, so there is no table of moves here. Its page of earlier
versions has one line a day, with that day's last assessment beside that day's last plan.
"""

from collections.abc import Mapping

from throughcare.rules.plans.sources import COUNTERSIGNING as SOURCE

__all__ = ["PUBLICATION", "SIGNING", "SOURCE"]

SIGNING: Mapping[str, str] = {
    "unsigned": "Not signed",
    "self_signed": "Signed by its author",
    "awaiting_countersign": "Waiting for a second signature",
    "awaiting_double_countersign": "Waiting for a third signature",
    "countersigned": "Countersigned",
    "double_countersigned": "Countersigned twice",
    "rejected": "Sent back unsigned",
    "rolled_back": "Taken back to an earlier version",
    "locked_incomplete": "Locked before it was complete",
}
PUBLICATION: Mapping[str, str] = {
    "unpublished": "Not published",
    "published": "Published",
    "archived": "Archived",
}
