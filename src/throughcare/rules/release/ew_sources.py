"""The programs of England and Wales that the rules of this folder restate, each at the commit that was read.

None of them says from which day its rule holds, unless the rule itself names one: `effective_from` is then the day
on which it was read.
"""

from datetime import date

from throughcare.rules.kernel import Mark, Source

READ_ON = date(2026, 11, 22)
MIT = "MIT (Crown copyright)"

HANDOVER = Source(
    title="offender-management-allocation-manager, handover calculation",
    citation="app/lib/handover/handover_calculation.rb; app/domains/offender_handover.rb",
    url="https://github.com/ministryofjustice/offender-management-allocation-manager",
    version="7aeb43b",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence=MIT,
    mark=Mark.READ,
)
HANDOVER_LISTS = Source(
    title="offender-management-allocation-manager, handover lists, e-mails and checklists",
    citation="app/models/calculated_handover_date.rb; app/models/handover_progress_checklist.rb",
    url="https://github.com/ministryofjustice/offender-management-allocation-manager",
    version="7aeb43b",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence=MIT,
    mark=Mark.READ,
)
EARLY_ALLOCATION = Source(
    title="offender-management-allocation-manager, early allocation",
    citation="app/models/early_allocation.rb; app/models/mpc_offender.rb",
    url="https://github.com/ministryofjustice/offender-management-allocation-manager",
    version="7aeb43b",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence=MIT,
    mark=Mark.READ,
)
ALLOCATION_ADVICE = Source(
    title="offender-management-allocation-manager, recommended type of prison offender manager; parole",
    citation="app/services/recommendation_service; app/models/mpc_offender.rb",
    url="https://github.com/ministryofjustice/offender-management-allocation-manager",
    version="7aeb43b",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence=MIT,
    mark=Mark.READ,
)
LICENCES = Source(
    title="create-and-vary-a-licence-api, release dates and working days",
    citation="service/dates/ReleaseDateService.kt; service/EligibilityService.kt",
    url="https://github.com/ministryofjustice/create-and-vary-a-licence-api",
    version="a6d3734",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence=MIT,
    mark=Mark.READ,
)
RECALL_TYPES = Source(
    title="make-recall-decision-ui, fixed-term recall",
    citation="server/utils/fixedTermRecallUtils.ts",
    url="https://github.com/ministryofjustice/make-recall-decision-ui",
    version="0221345a",
    effective_from=date(2026, 3, 31),
    checked_on=READ_ON,
    licence=MIT,
    mark=Mark.READ,
)
RELEASE_DATES = Source(
    title="calculate-release-dates-api, fixed-term recall",
    citation="model/UnadjustedReleaseDate.kt; application-calculation-params.yml",
    url="https://github.com/ministryofjustice/calculate-release-dates-api",
    version="cd827b07",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence=MIT,
    mark=Mark.READ,
)
