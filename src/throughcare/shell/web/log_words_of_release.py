"""What the log says of preparing somebody for release, beginning with the verb."""

RELEASE = {
    "resettlement:preparation:begun": "began to prepare for release",
    "resettlement:preparation:ended": "began anew to prepare for release",
    "resettlement:report:begun": "began a resettlement report on",
    "resettlement:report:answered": "answered a pathway of a resettlement report on",
    "resettlement:report:sent": "sent a resettlement report on",
    "resettlement:report:skipped": "left out a resettlement report on",
    "resettlement:pathway:set": "set how far a pathway to release is, of",
    "resettlement:need:noted": "noted a need for support of",
    "resettlement:need:changed": "changed a need for support of",
    "resettlement:activity:added": "recorded an activity in custody of",
    "resettlement:activity:changed": "changed an activity in custody of",
}
