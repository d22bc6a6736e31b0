"""SVRP: the published coefficients, without and with the dynamic answers.

Numbers restated from ministryofjustice/hmpps-arns-risk-actuarial-api at 016919c, MIT licence, Copyright (c) 2020-2024
Crown Copyright (Ministry of Justice); this notice goes with them. Powers of age and of months stand from the first up.
"""

from throughcare.rules.instruments.ogrs4 import Coefficients

STATIC = Coefficients(
    start=-0.970734555223987,
    age={
        "MALE": (-0.035211251525685, -0.0002101460036267),
        "FEMALE": (-0.0194307797540929, -0.0000241385941049),
    },
    female=-1.55855151937225,
    first_sanction=-2.3335499201698,
    second_sanction=-1.36161428849118,
    sanctions=-0.0250462590018653,
    years_to_second={"MALE": -0.117956562302911, "FEMALE": -0.0402256071602197},
    offence_free_months=(-0.0318548411238394, 0.0002165688028517, 0.0000046604929835, -0.000000152324083),
    copas={"MALE": 0.936944231003216, "FEMALE": 0.853626611755616},
    never_violent={"MALE": -1.5382238276355, "FEMALE": -2.33948463970808},
    once_violent=-0.0013488533112443,
    violent_sanctions=0.0141947749755811,
    violent_rate=0.250478471909382,
    offence={
        "burglary_domestic": 0.427440297941078,
        "burglary_other": 0.283654004619677,
        "drunkenness": -0.169817158710549,
        "drink_driving": -0.0870700781552191,
        "motoring_offences": 0.0805237507490763,
        "vehicle_related_theft": 0.286214108247545,
        "fraud_and_forgery": -0.0932918356073765,
        "welfare_fraud": -2.75700217295462,
        "drug_import_export_or_production": -0.151563625759297,
        "drug_possession_or_supply": 0.196404663980207,
        "violence_against_the_person_abh_plus": 0.0914232846880801,
        "violence_against_the_person_sub_abh": 0.0881806276607277,
        "public_order_and_harrassment": -0.102680989477238,
        "weapons_non_firearm": 0.4050968835329157,
        "firearms_most_serious": -0.0211330064692993,
        "firearms_other": 0.3539581212971587,
        "handling_stolen_goods": 0.20156598193072,
        "criminal_damage": 0.254391121973677,
        "acquisitive_violence": 0.34905826404493,
        "other_offences": 0.175156031546492,
        "absconding_or_bail": 0.361929924513904,
        "sexual_against_child": -0.269534814977957,
        "sexual_not_against_child": -0.481426313870417,
        "theft_non_motor": -0.126315026107379,
    },
)
"""For everyone: what the record says."""

DYNAMIC = Coefficients(
    start=-1.70588696906607,
    age={
        "MALE": (-0.0343861125060411, -0.0002060693939063),
        "FEMALE": (-0.0215931881507551, -0.0000539574087783),
    },
    female=-1.609748656497,
    first_sanction=-2.26703484992352,
    second_sanction=-1.17946726635964,
    sanctions=-0.025992075782348,
    years_to_second={"MALE": -0.0967640128116584, "FEMALE": -0.1712941019545757},
    offence_free_months=(-0.029248960074744, 0.0003119515647398, 0.0000022269607594, -0.0000002955293324),
    copas={"MALE": 0.858101289182386, "FEMALE": 0.848200474467235},
    never_violent={"MALE": -1.09871100777043, "FEMALE": -1.36716291233552},
    once_violent=0.077746849480619,
    violent_sanctions=0.006532999224634,
    violent_rate=0.165137054547059,
    offence={
        "burglary_domestic": 0.392304322484302,
        "burglary_other": 0.210475686624578,
        "drunkenness": -0.266212126484843,
        "drink_driving": 0.0719681498702402,
        "motoring_offences": 0.285285632874374,
        "vehicle_related_theft": 0.335872011000959,
        "fraud_and_forgery": 0.128223795291931,
        "welfare_fraud": -2.54378150425616,
        "drug_import_export_or_production": 0.146018219011484,
        "drug_possession_or_supply": 0.210481894371787,
        "violence_against_the_person_abh_plus": -0.04835369561990599,
        "violence_against_the_person_sub_abh": 0.110262124783647,
        "public_order_and_harrassment": -0.165010485104843,
        "weapons_non_firearm": 0.0243282774787759,
        "firearms_most_serious": -0.382497575361466,
        "firearms_other": 0.149093794035442,
        "handling_stolen_goods": 0.405987757430537,
        "criminal_damage": 0.184857953812071,
        "acquisitive_violence": 0.0719174180811535,
        "other_offences": 0.135286411622716,
        "absconding_or_bail": 0.414243541008181,
        "sexual_against_child": -0.60993507861302,
        "sexual_not_against_child": -0.545166046667834,
        "theft_non_motor": -0.047968924813678,
    },
)
"""Where the dynamic questions are answered: what the record says ..."""

NEEDS = {
    "offence_involve_carrying_or_using_weapons_weight": 0.385215247009075,
    "suitable_accommodation_weight": 0.0442239531567977,
    "unemployed_weight": 0.0734628466183293,
    "chronic_drinking_problems_weight": 0.0765545992903705,
    "temper_control_weight": 0.124207407357376,
    "pro_criminal_attitudes_weight": 0.0982315473681468,
    "past_homicide_offence_weight": 0.355308819798017,
    "past_wounding_grievous_bodily_harm_offence_weight": 0.399845826788494,
    "past_kidnapping_offence_weight": 0.534510912919277,
    "past_firearms_offence_weight": 0.780403925884582,
    "past_robbery_offence_weight": 0.290562230335504,
    "past_aggravated_burglary_offence_weight": 0.183891831607701,
    "past_non_firearm_weapon_offence_weight": 0.231407077551008,
    "past_criminal_damage_offence_weight": 1.01491061134195,
    "past_arson_offence_weight": 0.0073649024927637,
}
"""... and what a point of each answer adds, under the source's name for it."""
