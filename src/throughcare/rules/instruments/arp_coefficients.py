"""ARP: the published coefficients, without and with the dynamic answers.

Numbers restated from ministryofjustice/hmpps-arns-risk-actuarial-api at 016919c, MIT licence, Copyright (c) 2020-2024
Crown Copyright (Ministry of Justice); this notice goes with them. Powers of age and of months stand from the first up.
"""

from throughcare.rules.instruments.ogrs4 import Coefficients

STATIC = Coefficients(
    start=5.01702292499072,
    age={
        "MALE": (-0.142428460338541, 0.0011000413899151, 0.0000198538471606, -0.0000002648918335),
        "FEMALE": (-0.0175014516689226, 0.0001625346907234, 0.0000003645241305, -0.0000000746220588),
    },
    female=-2.95224200717183,
    first_sanction=-3.94357049933093,
    second_sanction=-3.06189212045904,
    sanctions=-0.0042757301284995,
    years_to_second={"MALE": -0.0432051839161834, "FEMALE": -0.0427998315841607},
    offence_free_months=(-0.0762086223169624, 0.0016230134182902, 0.0000224473135387, -0.0000012808638685),
    copas={"MALE": 1.55298303083717, "FEMALE": 1.01980307124196},
    copas_squared={"MALE": 0.129334968245905, "FEMALE": -0.039439197041062},
    offence={
        "burglary_domestic": 0.155944202809011,
        "burglary_other": 0.2060248043228,
        "drunkenness": 0.587490417262633,
        "drink_driving": -0.264724530382273,
        "motoring_offences": -0.0439980822830184,
        "vehicle_related_theft": 0.173405416410866,
        "fraud_and_forgery": -0.434791453303048,
        "welfare_fraud": -1.15395495579948,
        "drug_import_export_or_production": -0.468252524851408,
        "drug_possession_or_supply": 0.0204101986121863,
        "violence_against_the_person_abh_plus": -0.110075583936778,
        "violence_against_the_person_sub_abh": -0.110075583936778,
        "public_order_and_harrassment": 0.0854410288820027,
        "weapons_non_firearm": -0.110075583936778,
        "firearms_most_serious": -0.110075583936778,
        "firearms_other": -0.110075583936778,
        "handling_stolen_goods": 0.088414958679896,
        "criminal_damage": 0.12167599899735,
        "acquisitive_violence": -0.119211282701221,
        "other_offences": 0.0384434393037725,
        "absconding_or_bail": 0.325485504296161,
        "sexual_against_child": 0.111620464721896,
        "sexual_not_against_child": 0.169969798103235,
        "theft_non_motor": 0.462548123919817,
    },
)
"""For everyone: what the record says."""

DYNAMIC = Coefficients(
    start=3.83654148692014,
    age={
        "MALE": (-0.110202179628585, 0.0006726723443858, 0.0000138719445957, -0.0000001610775422),
        "FEMALE": (-0.0097677485919972, 0.000126702732348, -0.0000006094926795, -0.0000000713415862),
    },
    female=-2.68801056322021,
    first_sanction=-3.39824378336932,
    second_sanction=-2.60344581288004,
    sanctions=-0.0030262875646805,
    years_to_second={"MALE": -0.0319725028712099, "FEMALE": -0.0311412361734414},
    offence_free_months=(-0.0531180383905312, 0.0004075218530422),
    copas={"MALE": 1.24540523044696, "FEMALE": 0.829951359317464},
    copas_squared={"MALE": 0.0801894262854395, "FEMALE": -0.0430018109602918},
    offence={
        "burglary_domestic": 0.153587984043406,
        "burglary_other": 0.222442735978286,
        "drunkenness": 0.523303164370094,
        "drink_driving": -0.196918572042409,
        "motoring_offences": 0.0730361702901059,
        "vehicle_related_theft": 0.164192212478264,
        "fraud_and_forgery": -0.322533218006326,
        "welfare_fraud": -0.841992532871743,
        "drug_import_export_or_production": -0.437670727296335,
        "drug_possession_or_supply": 0.0049716912817919,
        "violence_against_the_person_abh_plus": -0.171350876457525,
        "violence_against_the_person_sub_abh": -0.171350876457525,
        "public_order_and_harrassment": 0.0629726265569029,
        "weapons_non_firearm": -0.171350876457525,
        "firearms_most_serious": -0.171350876457525,
        "firearms_other": -0.171350876457525,
        "handling_stolen_goods": 0.155377725974202,
        "criminal_damage": 0.0250113803601321,
        "acquisitive_violence": -0.177705019766066,
        "other_offences": 0.0971157179525287,
        "absconding_or_bail": 0.236777685679456,
        "sexual_against_child": 0.0175628084853824,
        "sexual_not_against_child": 0.0919115743401314,
        "theft_non_motor": 0.428689161915978,
    },
)
"""Where the dynamic questions are answered: what the record says ..."""

NEEDS = {
    "suitable_accommodation_weight": 0.0848049158355753,
    "unemployed_weight": 0.0317783733809377,
    "live_in_relationship_weight": -0.266331545877519,
    "relationship_quality_weight": 0.0364051885005138,
    "multiplicative_relationship_weight": 0.141655261924428,
    "domestic_violence_weight": 0.0635669196833949,
    "regular_offending_activities_weight": 0.126491602592029,
    "drug_motivation_weight": 0.08615424993393,
    "chronic_drinking_problems_weight": 0.0745006703601772,
    "binge_drinking_problems_weight": 0.0338427436465108,
    "impulsivity_problems_weight": 0.0421988370095297,
    "pro_criminal_attitudes_weight": 0.0439083095441417,
    "heroin_usage_weight": 0.182096496867273,
    "other_opiate_usage_weight": 0.17892958261215,
    "crack_cocaine_usage_weight": 0.109095964190426,
    "powder_cocaine_usage_weight": 0.0605135470691152,
    "misused_prescription_drug_usage_weight": 0.0252240614607483,
    "benzodiazepines_usage_weight": 0.0764353348164513,
    "cannabis_usage_weight": 0.049300440360878,
    "steroid_usage_weight": 0.202231737251706,
    "other_drug_usage_weight": 0.0267794308651123,
}
"""... and what a point of each answer adds, under the source's name for it."""
