"""SNSV: the published coefficients of two years, without and with the dynamic answers.

Numbers restated from NOMS-DIGITAL-STUDIO/rsr-calculator at 4519bbb and ministryofjustice/hmpps-arns-risk-actuarial-api
at 52792f49, which agree; MIT licence, Crown copyright: this notice goes with them. Powers of age and of months stand
from the first up. A conflict: the offence map beside the second source prints the dynamic weights of offences under
permuted names (that of criminal damage as drink driving); its static ones agree. The table of the first is followed.
"""

from throughcare.rules.instruments.ogrs4 import Coefficients

STATIC_VIOLENCE = {
    "violence_against_the_person_sub_abh": 0.0,
    "firearms_most_serious": 0.503126183131338,
    "firearms_other": 0.296194351653227,
    "weapons_non_firearm": 0.331898861349699,
    "violence_against_the_person_abh_plus": 0.238802610774108,
}
STATIC = Coefficients(
    start=3.60407707356772,
    age={
        "MALE": (-0.546062410902905, 0.0170043887737295, -0.000232716989498981, 0.000001094922933981),
        "FEMALE": (1.09365106131567, -0.042733609488121, 0.000697583963826421, -0.00000404895085233227),
    },
    female=-16.6220270089011,
    first_sanction=-2.09447596484765,
    second_sanction=-1.67613460779912,
    sanctions=-0.0147495874606046,
    years_to_second={"MALE": -0.0292205730647305, "FEMALE": -0.0841673003341906},
    offence_free_months=(
        -0.038382727965819,
        0.000548515180678996,
        0.0000662558757635182,
        -0.00000159636460181398,
    ),
    copas={"MALE": 0.769213898314811, "FEMALE": 0.793186572461819},
    never_violent={"MALE": -0.942816163300621, "FEMALE": -2.32321324569237},
    once_violent=-0.0633592949212861,
    violent_sanctions=0.0188685880078656,
    violent_rate=0.207442427665471,
    offence={
        "absconding_or_bail": 0.304896300301182,
        "acquisitive_violence": 0.326858080852591,
        "burglary_domestic": 0.151649692548355,
        "burglary_other": -0.194200416367268,
        "criminal_damage": 0.186977546333514,
        "drink_driving": -0.212258595209629,
        "drug_import_export_or_production": 0.0818982459627011,
        "drug_possession_or_supply": 0.0694507822486554,
        "drunkenness": 0.0841789642942883,
        "fraud_and_forgery": -0.136811424047985,
        "handling_stolen_goods": -0.2245058213129,
        "motoring_offences": -0.0286442357674878,
        "other_offences": -0.215779995107354,
        "public_order_and_harrassment": 0.0446132016665715,
        "sexual_against_child": -0.442179128494551,
        "sexual_not_against_child": -0.0455228893277184,
        "theft_non_motor": 0.0202407984946185,
        "vehicle_related_theft": 0.226781312933932,
        "welfare_fraud": -0.0169128022430282,
        **{kind: 0.0192703822415124 + more for kind, more in STATIC_VIOLENCE.items()},
    },
)

DYNAMIC_VIOLENCE = {
    "violence_against_the_person_sub_abh": 0.0,
    "firearms_most_serious": 0.41315945136753,
    "firearms_other": 0.261448353627646,
    "weapons_non_firearm": 0.200143106218146,
    "violence_against_the_person_abh_plus": 0.204895023669854,
}
DYNAMIC = Coefficients(
    start=2.39022796091603,
    age={
        "MALE": (-0.508802063507919, 0.0153890192629454, -0.000208800171123703, 0.000000983824143383739),
        "FEMALE": (1.1436499550056, -0.0448159815299769, 0.000731812620052307, -0.00000424504210770651),
    },
    female=-16.6927292697847,
    first_sanction=-1.89458617745666,
    second_sanction=-1.51763151836726,
    sanctions=-0.0182592921752245,
    years_to_second={"MALE": -0.0271828619470523, "FEMALE": -0.0960719132524968},
    offence_free_months=(
        -0.0368447371150021,
        0.000557887384281899,
        0.0000615531052486415,
        -0.00000149652694510477,
    ),
    copas={"MALE": 0.689153313085879, "FEMALE": 0.76704149890481},
    never_violent={"MALE": -0.35940007303088, "FEMALE": -1.7513536371131},
    once_violent=-0.101514048705338,
    violent_sanctions=0.021160895925655,
    violent_rate=0.0549319831836878,
    offence={
        "absconding_or_bail": 0.271350568105055,
        "acquisitive_violence": 0.264445840395185,
        "burglary_domestic": 0.123617390798186,
        "burglary_other": -0.225990540250696,
        "criminal_damage": 0.156493599418026,
        "drink_driving": -0.210828726274969,
        "drug_import_export_or_production": 0.130461601097636,
        "drug_possession_or_supply": 0.081753216630546,
        "drunkenness": 0.0923765737156082,
        "fraud_and_forgery": -0.0883945245425247,
        "handling_stolen_goods": -0.211172350332101,
        "motoring_offences": 0.00778028771796321,
        "other_offences": -0.226808217378264,
        "public_order_and_harrassment": 0.0206396832377319,
        "sexual_against_child": -0.407005679932105,
        "sexual_not_against_child": -0.067383107093799,
        "theft_non_motor": 0.0187611938936452,
        "vehicle_related_theft": 0.194487131847261,
        "welfare_fraud": 0.0819545573517356,
        **{kind: -0.00653849840412098 + more for kind, more in DYNAMIC_VIOLENCE.items()},
    },
)

ONE_YEAR = {"STATIC": 2.9979555825474, "DYNAMIC": 1.78331927182645}
"""The starting point of one year; `start` is that of two."""
ABUSE = 0.0847839330659903
"""For abuse of a partner."""
NEEDS = {
    "offence_involve_carrying_or_using_weapons_weight": 0.15071282416667,
    "suitable_accommodation_weight": 0.0619710049121293,
    "unemployed_weight": 0.0389109699626767,
    "relationship_quality_weight": 0.0259107268767618,
    "chronic_drinking_problems_weight": 0.0935672441515258,
    "binge_drinking_problems_weight": 0.0567127896345591,
    "impulsivity_problems_weight": 0.077212834605957,
    "temper_control_weight": 0.0482892034688302,
    "pro_criminal_attitudes_weight": 0.130830533773332,
    "past_homicide_offence_weight": 0.399463399258737,
    "past_wounding_grievous_bodily_harm_offence_weight": 0.451029720739399,
    "past_kidnapping_offence_weight": 0.0749101406070305,
    "past_firearms_offence_weight": 0.218055028351022,
    "past_robbery_offence_weight": 0.163248217650296,
    "past_aggravated_burglary_offence_weight": 0.506616685297771,
    "past_non_firearm_weapon_offence_weight": 0.184104582611966,
    "past_criminal_damage_offence_weight": 0.357345708081477,
    "past_arson_offence_weight": 0.12261588608151,
}
"""What a point of each dynamic answer adds."""
