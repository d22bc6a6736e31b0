"""Lists of answers that several forms offer."""

DOING = {
    "FULL_TIME": "Working full time",
    "PART_TIME": "Working part time",
    "SELF_EMPLOYED": "Working for themselves",
    "CASUAL": "Casual or seasonal work",
    "LEARNING": "In education or training",
    "CARING": "Caring for somebody",
    "UNABLE": "Not able to work, because of health or disability",
    "RETIRED": "Retired",
    "LOOKING": "Out of work and looking",
    "NOT_LOOKING": "Out of work and not looking",
    "CUSTODY_WORK": "Working or learning in custody",
    "CUSTODY_NO_WORK": "In custody without work or learning",
}
COMPANY = {
    "MOSTLY_NOT": "Mostly people who do not offend",
    "MIXED": "Some who offend, some who do not",
    "MOSTLY": "Mostly people who offend",
    "ALONE": "Mostly alone",
}
DRUGS = {
    "HEROIN": "Heroin",
    "METHADONE": "Methadone that is not prescribed",
    "OTHER_OPIATE": "Other opiates",
    "CRACK_COCAINE": "Crack cocaine",
    "POWDER_COCAINE": "Powder cocaine",
    "MISUSED_PRESCRIPTION_DRUG": "Prescribed drugs, misused",
    "BENZODIAZEPINES": "Benzodiazepines",
    "CANNABIS": "Cannabis",
    "STEROIDS": "Steroids",
    "KETAMINE": "Ketamine",
    "SPICE": "Spice or another synthetic cannabinoid",
    "HALLUCINOGENS": "Hallucinogens",
    "SOLVENTS": "Solvents, gases or glue",
    "OTHER_DRUGS": "Another drug",
}
TREATMENT = {
    "NONE": "None was needed",
    "WANTED": "Wanted, and not begun",
    "NOW": "In treatment now",
    "DONE": "Finished",
    "LEFT": "Begun and left",
}
