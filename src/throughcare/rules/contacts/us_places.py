"""The states and agencies of the United States that the standards name, by the codes they are asked under."""

from throughcare.rules.kernel import Choice

PLACES = {
    "us_ar": "Arkansas",
    "us_az": "Arizona",
    "us_ca": "California",
    "us_co": "Colorado",
    "us_dc": "District of Columbia (CSOSA)",
    "us_federal": "Federal",
    "us_ia": "Iowa (5th District)",
    "us_id": "Idaho",
    "us_id_pre_2020_07": "Idaho, as it was before 23 July 2020",
    "us_me": "Maine",
    "us_mi": "Michigan",
    "us_mo": "Missouri",
    "us_nd": "North Dakota",
    "us_ne": "Nebraska",
    "us_ny": "New York",
    "us_or": "Oregon",
    "us_pa": "Pennsylvania",
    "us_sd": "South Dakota",
    "us_tn": "Tennessee",
    "us_tx": "Texas",
    "us_ut": "Utah",
    "us_wi": "Wisconsin",
}


def places(*codes: str) -> Choice:
    """The kind of answer that names one of these places."""
    return Choice({code: PLACES[code] for code in codes})
