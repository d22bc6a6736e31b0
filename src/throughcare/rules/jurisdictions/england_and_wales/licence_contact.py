"""Wordings of additional licence conditions: residence, contact, activities, items, disclosure.

The texts are those of the licence policy 4.0 of the source below, with their places to fill in; those that policy 3.0
says in the same words belong to both.
"""

from throughcare.rules.conditions import Input, InputKind, Wording

CONTACT_AND_ACTIVITIES: dict[str, tuple[Wording, ...]] = {
    "residence-additional": (
        Wording(
            code="region",
            text=(
                "You must reside overnight within {probation_region} probation region while of no fixed "
                "abode, unless otherwise approved by your supervising officer."
            ),
            inputs=(
                Input(
                    name="probation_region",
                    label="Probation region",
                    kind=InputKind.RADIO,
                    options=(
                        "North East",
                        "North West",
                        "Greater Manchester",
                        "Yorkshire and Humberside",
                        "East Midlands",
                        "West Midlands",
                        "East of England",
                        "South West",
                        "South Central",
                        "London",
                        "Kent, Surrey and Sussex",
                        "Wales",
                    ),
                ),
            ),
        ),
    ),
    "residency-restriction": (
        Wording(
            code="child-in-household",
            text=(
                "Not to reside (not even to stay for one night) in the same household as {gender} child "
                "under the age of {age} without the prior approval of your supervising officer."
            ),
            inputs=(
                Input(
                    name="gender",
                    label="Gender",
                    kind=InputKind.RADIO,
                    options=(
                        "any",
                        "any female",
                        "any male",
                    ),
                ),
                Input(name="age", label="An age up to 18", kind=InputKind.WHOLE),
            ),
        ),
    ),
    "appointments": (
        Wording(
            code="medical",
            text=(
                "Attend all appointments arranged for you with a {appointment_type} unless otherwise "
                "approved by your supervising officer."
            ),
            inputs=(
                Input(
                    name="appointment_type",
                    label="Which",
                    kind=InputKind.CHECK,
                    options=(
                        "psychiatrist",
                        "psychologist",
                        "medical practitioner",
                    ),
                ),
            ),
        ),
        Wording(code="home-visits", text="Receive home visits from a Mental Health Worker."),
    ),
    "reporting": (
        Wording(
            code="return-to-uk",
            text=(
                "Should you return to the UK and Islands before the expiry date of your licence then your "
                "licence conditions will be in force and you must report within two working days to your "
                "supervising officer."
            ),
        ),
    ),
    "contact": (
        Wording(
            code="victim",
            text=(
                "Not to seek to approach or communicate with {name} without the prior approval of your "
                "supervising officer{social_services_department}."
            ),
            inputs=(
                Input(
                    name="name",
                    label="Whom, without naming anybody who is protected",
                    add_another="Add another person",
                    joined="or",
                ),
                Input(
                    name="social_services_department",
                    label="Social services department",
                    before=" and / or ",
                    optional=True,
                ),
            ),
        ),
        Wording(
            code="named",
            text=(
                "Not to contact or associate with {name_of_individual} without the prior approval of your "
                "supervising officer."
            ),
            inputs=(
                Input(
                    name="name_of_individual",
                    label="Whom, without naming anybody who is protected",
                    add_another="Add another person",
                    joined="or",
                ),
            ),
        ),
        Wording(
            code="prisoners",
            text=(
                "Not to contact directly or indirectly any person who is a serving or remand prisoner or "
                "detained in State custody, without the prior approval of your supervising officer."
            ),
        ),
        Wording(
            code="staff",
            text=(
                "Not to approach, contact or undertake any type of relationship with any employee, "
                "contractor or volunteer working on behalf of HM Prison and Probation Service directly or "
                "indirectly outside of supervision in appointments/reporting requirements without the prior"
                " permission of your supervising officer."
            ),
        ),
        Wording(
            code="coercing-staff",
            text=(
                "Not to attempt to bribe, blackmail or coerce any employee, contractor or volunteer working"
                " on behalf of HM Prison and Probation Service directly or indirectly to undertake actions "
                "on your behalf."
            ),
        ),
        Wording(
            code="sexual-services",
            text=(
                "Not to engage with or attempt to engage with commercial sexual services. This includes "
                "companionship/friendship style services, and all services whether sexual or not."
            ),
        ),
    ),
    "association": (
        Wording(
            code="children",
            text=(
                "Not to have unsupervised contact with {gender} children under the age of {age} without the"
                " prior approval of your supervising officer{social_services_department} except where that "
                "contact is inadvertent and not reasonably avoidable in the course of lawful daily life."
            ),
            inputs=(
                Input(
                    name="gender",
                    label="Gender",
                    kind=InputKind.RADIO,
                    options=(
                        "any",
                        "any female",
                        "any male",
                    ),
                ),
                Input(name="age", label="An age up to 18", kind=InputKind.WHOLE),
                Input(
                    name="social_services_department",
                    label="Social services department",
                    before=" and / or ",
                    optional=True,
                ),
            ),
        ),
        Wording(
            code="sexual-offending",
            text=(
                "Not to contact or associate with a known sex offender other than when compelled by "
                "attendance at a Treatment Programme or when residing at Approved Premises without the "
                "prior approval of your supervising officer."
            ),
        ),
        Wording(
            code="groups",
            text=(
                "Not to associate with any person currently or formerly associated with "
                "{name_of_organisation} without the prior approval of your supervising officer."
            ),
            inputs=(
                Input(
                    name="name_of_organisation",
                    label="Name of group or organisation",
                    add_another="Add another group or organisation",
                    joined="or",
                ),
            ),
        ),
    ),
    "programmes": (
        Wording(
            code="address-behaviour",
            text=(
                "To comply with any requirements specified by your supervising officer for the purpose of "
                "ensuring that you address your {behaviour_problems}."
            ),
            inputs=(
                Input(
                    name="behaviour_problems",
                    label="Which",
                    kind=InputKind.CHECK,
                    options=(
                        "sexual offending",
                        "violent offending",
                        "gambling",
                        "prolific offending",
                        "offending behaviour",
                    ),
                ),
            ),
        ),
        Wording(
            code="no-work-with-young",
            text=(
                "Not to undertake work or other organised activity which will involve a person under the "
                "age of {age}, either on a paid or unpaid basis without the prior approval of your "
                "supervising officer."
            ),
            inputs=(Input(name="age", label="An age up to 18", kind=InputKind.WHOLE),),
        ),
        Wording(
            code="integrated-management",
            text="To engage with the Integrated Offender Management Team, and follow their instructions.",
        ),
        Wording(
            code="services",
            text=(
                "To comply with any requirements specified by your supervising officer to register and "
                "engage with {services}."
            ),
            inputs=(
                Input(
                    name="services",
                    label="Which",
                    kind=InputKind.CHECK,
                    options=(
                        "housing",
                        "benefits",
                        "early help",
                        "children's services",
                        "your support networks",
                        "an education provider",
                    ),
                ),
            ),
        ),
        Wording(
            code="job-centre",
            text=(
                "To attend and engage with any appointments with staff at Job Centre Plus, unless otherwise"
                " approved by your supervising officer."
            ),
        ),
    ),
    "items": (
        Wording(
            code="one-phone",
            text=(
                "Not to own or possess more than one mobile phone or SIM card, or install an e-sim, without"
                " the prior approval of your supervising officer and to provide your supervising officer "
                "with details of that mobile telephone or one you have regular use of, including the IMEI "
                "number and the SIM card that you possess."
            ),
            versions=("4.0",),
        ),
        Wording(
            code="passport",
            text=(
                "To surrender your passport(s) to your supervising officer and to notify your supervising "
                "officer of any intention to apply for a new passport."
            ),
        ),
        Wording(
            code="internet",
            text=(
                "Not to use or access any computer or device which is internet enabled without the prior "
                "approval of your supervising officer; and only for the purpose, and only at a specific "
                "location, as specified by that officer."
            ),
        ),
        Wording(
            code="usage-history",
            text=(
                "Not to delete the usage history on any {device_types} used and to allow such items to be "
                "inspected as requested. Such inspection may include removal of the device for inspection "
                "and the installation of monitoring software."
            ),
            inputs=(
                Input(
                    name="device_types",
                    label="Which",
                    kind=InputKind.CHECK,
                    options=(
                        "internet enabled device",
                        "computer",
                        "mobile phone",
                        "digital camera",
                    ),
                    joined="or",
                ),
            ),
        ),
        Wording(
            code="named-item",
            text="Not to own or possess {item} without the prior approval of your supervising officer.",
            inputs=(
                Input(name="item", label="Name of the item", add_another="Add another item", joined="or"),
            ),
        ),
    ),
    "disclosure": (
        Wording(
            code="vehicles",
            text=(
                "Provide your supervising officer with details (such as make, model, colour, registration) "
                "of any vehicle you own, hire for more than a short journey or have regular use of, prior "
                "to any journey taking place."
            ),
        ),
        Wording(
            code="relationships",
            text=(
                "Notify your supervising officer of any developing relationships, including status changes "
                "such as engagement, marriage, pregnancies or the ending of any relationships, and disclose"
                " the details of the person you are in a relationship with."
            ),
        ),
        Wording(
            code="relationships-children",
            text=(
                "Notify your supervising officer of any developing personal relationships, whether intimate"
                " or not, with any person you know or believe to be resident in a household containing "
                "children under the age of 18. This includes persons known to you prior to your time in "
                "custody with whom you are renewing or developing a personal relationship with."
            ),
        ),
        Wording(
            code="accounts",
            text=(
                "Provide your supervising officer with the details of any {account_types} to which you have"
                " access or control over, including those held by a third party. You must also notify your "
                "supervising officer when you have access or control over any new accounts/wallets, and "
                "provide the details."
            ),
            inputs=(
                Input(
                    name="account_types",
                    label="Which",
                    kind=InputKind.CHECK,
                    options=(
                        "bank accounts",
                        "credit cards",
                        "crypto currency accounts or wallets",
                    ),
                ),
            ),
        ),
    ),
}
