"""The texts this pack rests on."""

from datetime import date

from throughcare.rules.kernel import Mark, Source

CHECKED = date(2026, 11, 22)
OGL = "Open Government Licence v3.0"
MIT = "MIT (Crown copyright)"

SENTENCING_ACT = Source(
    title="Sentencing Act 2020",
    citation="ss. 200-201 and Sch. 9",
    url="https://www.legislation.gov.uk/ukpga/2020/17/part/9/chapter/2",
    version="as in force on 2 May 2022",
    effective_from=date(2020, 12, 1),
    checked_on=CHECKED,
    licence=OGL,
    mark=Mark.READ,
)
SUSPENDED_SENTENCES = Source(
    title="Sentencing Act 2020",
    citation="Sch. 16, para. 6",
    url="https://www.legislation.gov.uk/ukpga/2020/17/schedule/16/part/2",
    version="as in force on 6 April 2022",
    effective_from=date(2020, 12, 1),
    checked_on=CHECKED,
    licence=OGL,
    mark=Mark.READ,
)
RELEASE_ON_LICENCE = Source(
    title="Criminal Justice Act 2003",
    citation="Part 12, Ch. 6",
    url="https://www.legislation.gov.uk/ukpga/2003/44/part/12/chapter/6",
    version="s. 254 as amended; s. 256AA as in force on 28 April 2022",
    effective_from=date(2005, 4, 4),
    checked_on=CHECKED,
    licence=OGL,
    mark=Mark.READ,
)
LICENCE_CATALOGUE = Source(
    title="create-and-vary-a-licence-api, licence policy 4.0",
    url="https://github.com/ministryofjustice/create-and-vary-a-licence-api",
    version="a6d3734",
    checked_on=CHECKED,
    licence=MIT,
    mark=Mark.READ,
)
LICENCE_POLICY_3 = Source(
    title="create-and-vary-a-licence-api, licence policy 3.0",
    url="https://github.com/ministryofjustice/create-and-vary-a-licence-api",
    version="a6d3734",
    checked_on=CHECKED,
    licence=MIT,
    mark=Mark.READ,
)
MONITORING_ORDERS = Source(
    title="hmpps-electronic-monitoring-create-an-order-api, order types and conditions",
    url="https://github.com/ministryofjustice/hmpps-electronic-monitoring-create-an-order-api",
    version="9c698f78",
    checked_on=CHECKED,
    licence=MIT,
    mark=Mark.READ,
)
OFFICER_SCREENS = Source(
    title="hmpps-manage-people-on-probation-ui, properties/appointment-outcomes",
    url="https://github.com/ministryofjustice/hmpps-manage-people-on-probation-ui",
    version="f62be770",
    checked_on=CHECKED,
    licence=MIT,
    mark=Mark.READ,
)
TIERS = Source(
    title="hmpps-tier, version 3",
    url="https://github.com/ministryofjustice/hmpps-tier",
    version="affac98",
    checked_on=CHECKED,
    licence=MIT,
    mark=Mark.READ,
)
PERSON_RECORD = Source(
    title="hmpps-person-record, identifiers",
    url="https://github.com/ministryofjustice/hmpps-person-record",
    version="caaee1c2",
    checked_on=CHECKED,
    licence=MIT,
    mark=Mark.READ,
)
REGISTER_REVIEWS = Source(
    title="manage-supervisions, risk reference data",
    url="https://github.com/ministryofjustice/hmpps-manage-supervisions",
    version="risk.reference-data.ts; the repository is inferred",
    checked_on=CHECKED,
    licence=MIT,
    mark=Mark.PUBLIC_PAGE,
)
EVIDENCE_DESIGN = Source(
    title="Manage supervisions design history, Waiting for evidence",
    citation="2021-11-23",
    url="https://github.com/ministryofjustice/manage-supervisions-design-history",
    version="301b116",
    checked_on=CHECKED,
    licence=MIT,
    mark=Mark.PUBLIC_PAGE,
)
BREACH_DESIGN = Source(
    title="Manage supervisions design history, Breach design sprint",
    citation="2021-06-11",
    url="https://github.com/ministryofjustice/manage-supervisions-design-history",
    version="301b116",
    checked_on=CHECKED,
    licence=MIT,
    mark=Mark.PUBLIC_PAGE,
)
