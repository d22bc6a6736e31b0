"""Wordings of additional licence conditions: movement, conduct, monitoring, crime of groups.

The texts are those of the licence policy 4.0 of the source below, with their places to fill in; those that policy 3.0
says in the same words belong to both.
"""

from throughcare.rules.conditions import Input, InputKind, Wording

MOVEMENT_AND_CONDUCT: dict[str, tuple[Wording, ...]] = {
    "freedom-of-movement": (
        Wording(
            code="map",
            text=(
                "Not to enter the area as defined by the attached map without the prior approval of your "
                "supervising officer."
            ),
        ),
        Wording(
            code="sight-of",
            text=(
                "Not to enter or remain in sight of any {type_of_premises} without the prior approval of "
                "your supervising officer."
            ),
            inputs=(Input(name="type_of_premises", label="Area or type of premises"),),
        ),
        Wording(
            code="worship",
            text=(
                "To only attend places of worship which have been previously agreed with your supervising "
                "officer."
            ),
        ),
        Wording(
            code="event",
            text=(
                "Not to enter the area as defined by the attached map, during the period that {event_name} "
                "takes place, including all occasions that the event takes place, without the prior "
                "permission of your supervising officer."
            ),
            inputs=(Input(name="event_name", label="Name of the event"),),
        ),
        Wording(
            code="county",
            text=(
                "Notify your supervising officer of any travel outside of your home county, including on "
                "public transport, prior to any such journey taking place unless otherwise specified by "
                "your supervising officer."
            ),
        ),
    ),
    "inclusion": (
        Wording(
            code="map",
            text=(
                "Not to leave the area as defined by the attached map without the prior approval of your "
                "supervising officer."
            ),
            versions=("4.0",),
        ),
    ),
    "restricted-conduct": (
        Wording(
            code="demonstrations",
            text=(
                "Not to participate directly or indirectly in organising and/or contributing to any "
                "demonstration, meeting, gathering or website without the prior approval of your "
                "supervising officer. This condition will be reviewed on a monthly basis and may be amended"
                " or removed if your risk is assessed as having changed."
            ),
        ),
        Wording(
            code="gambling",
            text=(
                "Not to partake in gambling, or making payments for other games of chance without the prior"
                " permission of your supervising officer."
            ),
        ),
        Wording(
            code="online-material",
            text=(
                "{contact_type} upload, add, modify or stream any material on any site or app related to "
                "{content_types}."
            ),
            inputs=(
                Input(
                    name="contact_type",
                    label="When to contact the supervising officer",
                    kind=InputKind.RADIO,
                    options=(
                        "Notify your supervising officer if you",
                        "Request permission from your supervising officer before you",
                    ),
                ),
                Input(
                    name="content_types",
                    label="Which",
                    kind=InputKind.CHECK,
                    options=(
                        "social networking",
                        "video sharing",
                        "online chat-rooms",
                        "podcasts",
                    ),
                    joined="or",
                ),
            ),
        ),
        Wording(
            code="sites",
            text=(
                "Not to access any site or app related to {content_type} on any devices without the "
                "permission of your supervising officer."
            ),
            inputs=(Input(name="content_type", label="Type of website or app"),),
        ),
        Wording(
            code="software",
            text=(
                "Not to use or install software or permit installation of software on any of your approved "
                "devices related to {services}, without the prior permission of your supervising officer."
            ),
            inputs=(
                Input(
                    name="services",
                    label="Which",
                    kind=InputKind.CHECK,
                    options=(
                        "virtual private networks (VPNs)",
                        "cloud storage",
                        "virtual desktops",
                        "automatic deletion of content",
                    ),
                    joined="or",
                ),
            ),
        ),
    ),
    "extremism": (
        Wording(
            code="contact",
            text=(
                "Not to contact directly or indirectly any person whom you know or believe to have been "
                "charged or convicted of any extremist related offence, without the prior approval of your "
                "supervising officer."
            ),
        ),
        Wording(
            code="meetings",
            text=(
                "Not to attend or organise any meetings or gatherings other than those convened solely for "
                "the purposes of worship without the prior approval of your supervising officer."
            ),
        ),
        Wording(
            code="lectures",
            text=(
                "Not to give or engage in the delivery of any lecture, talk, or sermon whether part of an "
                "act of worship or not, without the prior approval of your supervising officer."
            ),
        ),
        Wording(
            code="discussion",
            text=(
                "Not to engage in any discussion or act to promote grooming or influencing of an individual"
                " or a group for the purpose of extremism or radicalisation."
            ),
        ),
        Wording(
            code="materials",
            text=(
                "Not to have in your possession any printed or electronically recorded material or "
                "handwritten notes which contain encoded information or that promote the destruction of or "
                "hatred for any religious or ethnic group or that celebrates, justifies or promotes acts of"
                " violence, or that contain information about military or paramilitary technology, weapons,"
                " techniques or tactics without the prior approval of your supervising officer."
            ),
        ),
    ),
    "polygraph": (
        Wording(
            code="attend",
            text=(
                "To comply with any instruction given by your supervising officer requiring you to attend "
                "polygraph testing. To participate in polygraph sessions and examinations as instructed by "
                "or under the authority of your supervising officer and to comply with any instruction "
                "given to you during a polygraph session by the person conducting the polygraph."
            ),
        ),
    ),
    "substances": (
        Wording(
            code="samples",
            text=(
                "When requested, provide a sample so it can be tested for specified Class A or Class B "
                "drugs. Do not try to stop or disrupt the test."
            ),
            versions=("4.0",),
        ),
        Wording(
            code="dependency",
            text=(
                "Attend a location, as directed by your supervising officer, to address your dependency on,"
                " or propensity to misuse, {substance_types}."
            ),
            inputs=(
                Input(
                    name="substance_types",
                    label="Which",
                    kind=InputKind.CHECK,
                    options=(
                        "a controlled drug",
                        "alcohol",
                        "solvents",
                    ),
                ),
            ),
        ),
    ),
    "electronic-monitoring": (
        Wording(
            code="14a",
            text=(
                "You must agree to have an electronic monitoring tag put on you. You must also keep the tag"
                " charged and allow equipment needed for it to work to be installed at your home. Report "
                "any issues with this equipment or tag to your supervising officer immediately and do not "
                "tamper with it. Your electronic monitoring tag will be checking "
                "{electronic_monitoring_types} until {end_date}."
            ),
            inputs=(
                Input(
                    name="electronic_monitoring_types",
                    label="Which",
                    kind=InputKind.CHECK,
                    options=(
                        "exclusion zone",
                        "restriction zone",
                        "curfew",
                        "alcohol abstinence",
                        "attendance at appointments",
                        "alcohol monitoring",
                        "location monitoring",
                    ),
                ),
                Input(name="end_date", label="End date", kind=InputKind.DATE),
            ),
            versions=("4.0",),
        ),
        Wording(
            code="14b",
            text=(
                "You will be subject to trail monitoring. Your whereabouts will be electronically monitored"
                " by GPS Satellite Tagging, ending on {end_date}, and you must cooperate with the "
                "monitoring as directed by your supervising officer unless otherwise authorised by your "
                "supervising officer."
            ),
            inputs=(Input(name="end_date", label="End date", kind=InputKind.DATE),),
        ),
        Wording(
            code="14c",
            text=(
                "You must stay at {approved_address} between 5pm and midnight every day until your "
                "electronic tag is installed unless otherwise authorised by your supervising officer."
            ),
            inputs=(Input(name="approved_address", label="Approved address", kind=InputKind.ADDRESS),),
        ),
        Wording(
            code="14d",
            text=(
                "You must not drink any alcohol until {end_date}. You will need to wear an electronic tag "
                "all the time so we can check this."
            ),
            inputs=(Input(name="end_date", label="End date", kind=InputKind.DATE),),
        ),
        Wording(
            code="14e",
            text=(
                "You will need to wear an electronic tag all the time until {end_date} so we can check how "
                "much alcohol you are drinking, and if you are drinking alcohol when you have been told you"
                " must not. To help you drink less alcohol you must take part in any activities, like "
                "treatment programmes, your probation officer asks you to."
            ),
            inputs=(Input(name="end_date", label="End date", kind=InputKind.DATE),),
        ),
    ),
    "terrorist-search": (
        Wording(
            code="search",
            text=(
                "You must let the police search you if they ask. You must also let them search a vehicle "
                "you are with, like a car or a motorbike."
            ),
        ),
    ),
    "organised-crime": (
        Wording(
            code="cash",
            text=(
                "Not to have cash in your possession in excess of the value of £{value} without the prior "
                "approval of your supervising officer."
            ),
            inputs=(Input(name="value", label="Value in £", kind=InputKind.WHOLE),),
        ),
        Wording(
            code="assets",
            text=(
                "Provide your supervising officer with details of any assets, property or possessions worth"
                " over £{value}."
            ),
            inputs=(Input(name="value", label="Value in £", kind=InputKind.WHOLE),),
        ),
        Wording(
            code="income",
            text=(
                "Provide your supervising officer with copies of your {evidence_of_income} upon their "
                "request and no less than once a month."
            ),
            inputs=(
                Input(
                    name="evidence_of_income",
                    label="Which",
                    kind=InputKind.CHECK,
                    options=(
                        "payslips",
                        "bank statements",
                        "details of all forms of income",
                    ),
                ),
            ),
        ),
        Wording(
            code="transfers",
            text=(
                "Provide your supervising officer with details of any money transfers which you initiate or"
                " receive."
            ),
        ),
        Wording(
            code="premises",
            text=(
                "Provide your supervising officer with the details of the full postal addresses of all "
                "premises and storage facilities, including business addresses, to which you have a right "
                "of access."
            ),
        ),
    ),
}
