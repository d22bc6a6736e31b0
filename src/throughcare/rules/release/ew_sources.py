"""The programs of England and Wales that the rules of this folder restate, each at the commit that was read.

None of them says from which day its rule holds, unless the rule itself names one: `effective_from` is then the day
on which it was read.
"""

from datetime import date

from throughcare.rules.kernel import Mark, Source

READ_ON = date(2026, 11, 22)


def program(title: str, citation: str, repository: str, commit: str, *, since: date = READ_ON) -> Source:
    """A program of the Ministry of Justice, read at one commit."""
    return Source(
        title=title, citation=citation, version=commit, effective_from=since, checked_on=READ_ON,
        url=f"https://github.com/ministryofjustice/{repository}", licence="MIT (Crown copyright)", mark=Mark.READ,
    )  # fmt: skip


HANDOVER = program(
    "offender-management-allocation-manager, handover calculation",
    "app/lib/handover/handover_calculation.rb; app/domains/offender_handover.rb",
    "offender-management-allocation-manager",
    "7aeb43b",
)
HANDOVER_LISTS = program(
    "offender-management-allocation-manager, handover lists, e-mails and checklists",
    "app/models/calculated_handover_date.rb; app/models/handover_progress_checklist.rb",
    "offender-management-allocation-manager",
    "7aeb43b",
)
EARLY_ALLOCATION = program(
    "offender-management-allocation-manager, early allocation",
    "app/models/early_allocation.rb; app/models/mpc_offender.rb",
    "offender-management-allocation-manager",
    "7aeb43b",
)
ALLOCATION_ADVICE = program(
    "offender-management-allocation-manager, recommended type of prison offender manager; parole",
    "app/services/recommendation_service; app/models/mpc_offender.rb",
    "offender-management-allocation-manager",
    "7aeb43b",
)
LICENCES = program(
    "create-and-vary-a-licence-api, release dates and working days",
    "service/dates/ReleaseDateService.kt; service/EligibilityService.kt",
    "create-and-vary-a-licence-api",
    "a6d3734",
)
RELEASE_DATES = program(
    "calculate-release-dates-api, fixed-term recall",
    "model/UnadjustedReleaseDate.kt; application-calculation-params.yml",
    "calculate-release-dates-api",
    "cd827b07",
)
