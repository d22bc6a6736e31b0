"""Who knows what the record holds of a condition: the apps that offer evidence, those of lower floors first.

To offer more, write an `Offered` in the app and add it here: a later answer takes the place of an earlier one with the
same reference.
"""

from throughcare.casework.orders.own_evidence import WHERE_THEY_LIVE
from throughcare.casework.supervision.evidence import CONTACTS_HELD
from throughcare.casework.testing.evidence import TESTS_TAKEN
from throughcare.casework.unpaidwork.evidence import DAYS_OF_WORK
from throughcare.decisions.noncompliance.evidence import CONTACTS_JUDGED

EVIDENCE = (WHERE_THEY_LIVE, CONTACTS_HELD, DAYS_OF_WORK, TESTS_TAKEN, CONTACTS_JUDGED)
