"""What the record says of sanctions, and what led to the offence."""

from throughcare.rules.forms.blocks import (
    analysis,
    ask,
    choice,
    count,
    day,
    several,
    when,
    words,
    yes_no,
)
from throughcare.rules.forms.form import Profession, Section
from throughcare.rules.forms.harm_ew import PLACES as WHERE
from throughcare.rules.instruments.offence_codes import OffenceCode
from throughcare.rules.kernel import Choice, Day

MOST_SANCTIONS = 999
PAST = {
    "HOMICIDE": "Homicide",
    "WOUNDING_GBH": "Wounding or grievous bodily harm",
    "KIDNAPPING": "Kidnapping",
    "FIREARMS": "Firearms",
    "ROBBERY": "Robbery",
    "AGGRAVATED_BURGLARY": "Aggravated burglary",
    "WEAPON": "A weapon other than a firearm",
    "CRIMINAL_DAMAGE": "Criminal damage",
    "ARSON": "Arson",
}
ELEMENTS = {
    "ARSON": "Arson",
    "DOMESTIC_ABUSE": "Domestic abuse",
    "EXCESSIVE_VIOLENCE": "More violence than the aim needed, or cruelty",
    "HATRED": "Hatred of a group of people",
    "DAMAGE": "Damage to property",
    "SEXUAL": "A sexual element",
    "TARGETED": "A victim who was chosen or followed",
    "VIOLENCE": "Violence, a threat of it, or force",
    "WEAPON": "A weapon carried or used",
}
MOTIVES = {
    "ADDICTION": "Addiction",
    "PRESSURE": "Pressure from others",
    "EMOTIONAL_STATE": "A state of emotion",
    "MONEY": "Money",
    "HATRED": "Hatred of a group of people",
    "POWER": "Power or control",
    "SEXUAL": "A sexual motive",
    "THRILL": "Thrill",
    "OTHER": "Another motive",
}
VICTIMS = {
    "PARTNER": "A partner or former partner",
    "FAMILY": "Family",
    "CHILD_KNOWN": "A child whom the person knew",
    "CHILD_STRANGER": "A child whom the person did not know",
    "ADULT_KNOWN": "An adult whom the person knew",
    "ADULT_STRANGER": "An adult whom the person did not know",
    "VULNERABLE": "Somebody who needed care or could not defend themselves",
    "ON_DUTY": "Somebody at work, such as police, staff or a shop worker",
    "ORGANISATION": "A business or a public body",
}
OTHERS = {"NONE": "Nobody", "ONE": "One", "TWO_TO_FIVE": "Two to five", "SIX_OR_MORE": "Six or more"}

SEXUAL = when("has_ever_committed_sexual_offence", True)
RECORD = Section(
    code="record",
    title="Dates and sanctions",
    says="What the record says. These answers are about the past: the next assessment begins with them.",
    by=(Profession.OFFICER,),
    questions=(
        ask("date_of_birth", "When was the person born?", Day(), static=True, fact="date_of_birth"),
        ask("assessment_date", "On which day is this assessed?", Day(), fact="assessed_on"),
        ask(
            "gender", "Which sex do the predictors score the person by?",
            Choice({"MALE": "Male", "FEMALE": "Female"}), static=True,
            hint="The published predictors know these two only. Leave it as not known rather than guess: "
            "nothing is then scored.",
        ),
        choice(
            "supervision_status", "Where is the person?",
            WHERE,
        ),
        yes_no("has_custodial_sentence", "Is the current sentence one of custody?", static=True),
        day("date_of_current_conviction", "On which day was the current conviction?", static=True),
        day(
            "date_at_start_of_followup", "From which day is the person in the community on this sentence?",
            "The day of the sentence, or of release from custody. It may lie ahead.", static=True,
        ),
        ask(
            "current_offence_code", "Which Home Office code has the main current offence?", OffenceCode(),
            hint="Five digits, such as 04600.", static=True,
        ),
        count("age_at_first_sanction", "How old was the person at the first sanction?", 0, 109, "completed years"),
        count(
            "total_number_of_sanctions_for_all_offences", "How many sanctions are there in all?", 1, MOST_SANCTIONS,
            "sanctions", hint="Convictions and cautions, the current one included.",
        ),
        count(
            "total_number_of_violent_sanctions", "How many of them were for violence?", 0, MOST_SANCTIONS,
            "sanctions", hint="The current one included.",
        ),
        several(
            "previous_convictions", "For which of these was the person convicted before the current offence?", PAST,
            static=True,
        ),
        day("most_recent_offence_date", "On which day was the most recent offence of any kind?", static=True),
        yes_no(
            "has_ever_committed_sexual_offence", "Was there ever a sexual offence, or a sexually motivated one?",
            static=True,
        ),
        count(
            "total_contact_adult_sexual_sanctions",
            "How many sanctions are there for contact sexual offences against adults?", 0, MOST_SANCTIONS,
            "sanctions", when=SEXUAL,
        ),
        count(
            "total_contact_child_sexual_sanctions",
            "How many sanctions are there for contact sexual offences against children?", 0, MOST_SANCTIONS,
            "sanctions", when=SEXUAL,
        ),
        count(
            "total_indecent_image_sanctions", "How many sanctions are there for indecent images of children?", 0,
            MOST_SANCTIONS, "sanctions", when=SEXUAL,
        ),
        count(
            "total_non_contact_sexual_offences",
            "How many sanctions are there for other sexual offences without contact?", 0, MOST_SANCTIONS,
            "sanctions", when=SEXUAL,
        ),
        day(
            "date_of_most_recent_sexual_offence", "On which day was the most recent sexual offence?", when=SEXUAL,
            static=True,
        ),
        yes_no(
            "is_current_offence_sexually_motivated", "Was the current offence sexually motivated?", when=SEXUAL,
            static=True,
        ),
        yes_no("is_current_offence_against_victim_stranger", "Was its victim a stranger?", when=SEXUAL, static=True),
    ),
)  # fmt: skip

OTHERS_TOOK_PART = when("offence_others", "ONE", "TWO_TO_FIVE", "SIX_OR_MORE")
OFFENCE = Section(
    code="offence",
    title="What led to the offence",
    says="The current offence, why it happened, and what it shows of risk.",
    by=(Profession.OFFICER, Profession.PSYCHOLOGIST),
    questions=(
        words(
            "offence_account", "What happened?",
            "When, where, to whom, and how it came out. Say where accounts differ.", needed=True, static=True,
        ),
        several("offence_elements", "Which of these were part of it?", ELEMENTS, static=True),
        several("offence_victims", "Who was harmed?", VICTIMS, static=True),
        words("offence_victims_words", "How were they chosen, and what did it do to them?", static=True),
        choice("offence_others", "How many other people took part?", OTHERS, static=True),
        yes_no("offence_led", "Did the person lead the others?", when=OTHERS_TOOK_PART, static=True),
        words(
            "offence_others_words", "What was the person's part, and what was the others'?", when=OTHERS_TOOK_PART,
            static=True,
        ),
        words(
            "offence_why", "Why did it happen?",
            "What had gone before, what the person thought and felt, what they wanted from it.", needed=True,
        ),
        several("offence_motives", "Which motives were there?", MOTIVES),
        choice(
            "offence_responsibility", "How far does the person take responsibility for it?",
            {"FULL": "Fully", "PARTLY": "In part", "NOT": "Not at all"},
        ),
        yes_no(
            "does_recognise_impact_of_offending_on_others",
            "Does the person see what the offending has done to others?",
        ),
        words(
            "offence_pattern", "How does it compare with earlier offences?",
            "What repeats itself, what is new, how long the gaps are.", needed=True,
        ),
        yes_no("offence_growing", "Is offending becoming more serious or more frequent?"),
        words("offence_restrained", "What kept the person from offending at other times?"),
        *analysis("offence", "the way the offence came about"),
    ),
)  # fmt: skip
