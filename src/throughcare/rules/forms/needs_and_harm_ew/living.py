"""Where the person lives, what they do and learn, and what they live on."""

from throughcare.rules import needs
from throughcare.rules.forms.blocks import (
    analysis,
    choice,
    day,
    problem,
    several,
    when,
    words,
    yes_no,
)
from throughcare.rules.forms.form import Profession, Section
from throughcare.rules.forms.options import DOING

__all__ = ["ACCOMMODATION", "EDUCATION", "FINANCE"]

HOMES = {
    "OWNED": "A home the person or family owns",
    "RENTED_PRIVATE": "Rented from a private landlord",
    "RENTED_SOCIAL": "Rented from a council or housing association",
    "WITH_FAMILY_OR_FRIENDS": "With family or friends, settled",
    "SUPPORTED": "Supported housing or a residence with care",
    "APPROVED_PREMISES": "A residence run or approved by the service",
    "HOSTEL": "A hostel, shelter or hotel",
    "SHORT_TERM": "A short stay with family or friends",
    "STREET": "On the street, in a car or a squat",
    "CUSTODY": "In custody, with nowhere arranged outside",
    "CUSTODY_HOME_KEPT": "In custody, with a home outside",
    "OTHER": "Elsewhere",
}
PASSING = ("SUPPORTED", "APPROVED_PREMISES", "HOSTEL", "SHORT_TERM")
LIVING_WITH = {
    "PARTNER": "A partner",
    "OWN_CHILDREN": "Their own children under 18",
    "OTHER_CHILDREN": "Other children under 18",
    "PARENTS": "Parents or guardians",
    "FAMILY": "Other family",
    "FRIENDS": "Friends",
    "STRANGERS": "People they do not know well",
}
INCOME = {
    "WAGES": "Wages",
    "BENEFITS": "Benefits",
    "PENSION": "A pension",
    "FAMILY": "Family or friends",
    "GRANT": "A student loan or grant",
    "CASH": "Cash work that is not declared",
    "OFFENDING": "Offending",
}
OWED_TO = {
    "RENT": "Rent or mortgage",
    "ENERGY": "Energy, water or council tax",
    "BANK": "A bank or card company",
    "FINES": "Fines or compensation",
    "FAMILY": "Family or friends",
    "DRUGS": "A dealer",
    "LOANSHARK": "A lender outside the law",
    "OTHER": "Somebody else",
}

ACCOMMODATION = Section(
    code="accommodation",
    title="Accommodation",
    says="Where the person lives, how safe and settled it is, and what comes next.",
    by=(Profession.OFFICER, Profession.SOCIAL_WORKER),
    need="Accommodation",
    area=needs.ACCOMMODATION,
    questions=(
        choice("accommodation_home", "Where does the person live now?", HOMES),
        day(
            "accommodation_until",
            "Until which day can the person stay?",
            when=when("accommodation_home", *PASSING),
        ),
        several("accommodation_with", "Who lives with them?", LIVING_WITH, "Choose none if they live alone."),
        yes_no(
            "is_currently_of_no_fixed_abode_or_transient_accommodation",
            "Has the person no home, or only one for a short time?",
            "For somebody in custody: on the day of release.",
        ),
        problem(
            "suitability_of_accommodation",
            "How far is the home itself a problem?",
            "Its state, its size, who else lives there, and whether the person is safe in it.",
        ),
        problem(
            "permanence_of_accommodation",
            "How far is it a problem how long the person can stay?",
            "Moves in the past count too, and so does notice to leave.",
        ),
        problem(
            "location_of_accommodation",
            "How far is the location of the home a problem?",
            "Near victims, near people the person offended with, or far from family, work and help.",
        ),
        yes_no("accommodation_planned", "Is it arranged where the person will live next?"),
        words("accommodation_planned_words", "What is arranged to live in next, or what stands in the way?"),
        words("accommodation_helped", "What helped the person to keep a home in the past?"),
        *analysis("accommodation", "where the person lives"),
    ),
)

EDUCATION = Section(
    code="education",
    title="Education, training and employment",
    says="What the person does all day, what they can do, and what they want to do.",
    by=(Profession.OFFICER, Profession.TEACHER),
    need="Education, training and employment",
    area=needs.WORK,
    questions=(
        choice("education_now", "What does the person do now?", DOING),
        yes_no(
            "is_unemployed",
            "Is the person out of work?",
            "For somebody in custody: were they when they came in, or will they be on release?",
        ),
        problem(
            "employment_history",
            "How far is the person's record of work a problem?",
            "How long jobs lasted, how they ended, how long the gaps are.",
        ),
        problem("work_related_skills", "How far are skills for work a problem?"),
        problem("attitude_to_employment", "How far is the attitude to work a problem?"),
        choice(
            "professional_or_vocational_qualifications",
            "Has the person a qualification?",
            {"ANY_QUALIFICATION": "Yes, at least one", "NO_QUALIFICATIONS": "None"},
        ),
        words(
            "education_qualifications",
            "Which qualifications are there, and what training or work did the person enjoy?",
        ),
        problem(
            "problems_with_reading_writing_numeracy", "How far are reading, writing or numbers a problem?"
        ),
        yes_no(
            "has_problems_with_reading",
            "Is reading a problem?",
            when=when("problems_with_reading_writing_numeracy", "SOME_PROBLEMS", "SIGNIFICANT_PROBLEMS"),
        ),
        yes_no(
            "has_problems_with_numeracy",
            "Are numbers a problem?",
            when=when("problems_with_reading_writing_numeracy", "SOME_PROBLEMS", "SIGNIFICANT_PROBLEMS"),
        ),
        problem(
            "learning_difficulties",
            "How far are difficulties in learning a problem?",
            "Whatever their name. What helps the person to follow goes into the interview's adjustments.",
        ),
        words("education_wants", "What work or learning does the person want?"),
        *analysis("education", "work and learning"),
    ),
)

FINANCE = Section(
    code="finance",
    title="Money",
    says="What the person lives on. This section is asked about and not scored.",
    by=(Profession.OFFICER, Profession.SOCIAL_WORKER),
    need="Money",
    area=needs.MONEY,
    questions=(
        several("finance_income", "What does the person live on?", INCOME),
        yes_no("finance_account", "Has the person a bank account of their own?"),
        problem(
            "finance_managing", "How far is managing money a problem?", "Planning, bills, going without."
        ),
        problem(
            "over_reliance_on_others_for_financial_support",
            "How far is relying on other people for money a problem?",
        ),
        choice(
            "finance_debts",
            "Has the person debts?",
            {"NONE": "None", "MANAGED": "Yes, and they are being paid", "PRESSING": "Yes, and they press"},
        ),
        several(
            "finance_owed_to",
            "To whom does the person owe money?",
            OWED_TO,
            when=when("finance_debts", "MANAGED", "PRESSING"),
        ),
        choice(
            "finance_gambling",
            "Is gambling a problem?",
            {"NEVER": "Never was", "PREVIOUSLY": "It was", "NOW": "It is now"},
        ),
        yes_no("finance_dependants", "Do other people depend on the person's money?"),
        *analysis("finance", "money"),
    ),
)
