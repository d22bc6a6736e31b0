"""Text columns of a person's record into which nobody types freely, each with what is there instead."""

TELLS = "Vera Lockwood"
CODE, NUMBER, MACHINE = (
    "a code of a list",
    "a number held to its scheme",
    "written by the system, or by an import",
)
HOME = "where the person lives is recorded whatever it is"
ORACLE = "typed before the record is open: a refusal would tell a stranger that a guess was right"
OWN = (
    "the person's own words: they know what they wrote, and a refusal would tell them that a guess was right"
)
OUTSIDE = "typed by an outside organisation, to whom a refusal would tell that a guess was right"
NOT_TYPED: dict[str, dict[str, str]] = {
    "people.Person": {
        "reference": MACHINE, "sex": CODE, "language": CODE, "letter_format": CODE, "best_way": CODE, "source": MACHINE,
    },
    "people.Removal": {"table": MACHINE},
    "people.Name": {"given_key": MACHINE, "family_key": MACHINE},
    "people.Identifier": {"scheme": CODE, "value": NUMBER, "value_key": MACHINE},
    "people.Address": {"lines": HOME, "town": HOME, "postcode": HOME, "area": HOME},
    "people.Characteristic": {"kind": CODE, "code": CODE},
    "people.Relation": {"kind": CODE},
    "people.Occupation": {"as_given": MACHINE},
    "people.SourceSummary": {"topic": MACHINE, "source": MACHINE, "entries": MACHINE},
    "people.Merge": {"doubts": MACHINE, "filled": MACHINE},
    "people.MergedRow": {"table": MACHINE, "changes": MACHINE},
    "access.PurposeStated": {"reason": ORACLE},
    "caseload.Glass": {"reason_code": CODE, "reason": ORACLE},
    "caseload.HiddenMatch": {"reasons": MACHINE},
    "rights.PartDecision": {"part": MACHINE},
    "rights.AccessPack": {"figures": MACHINE, "fingerprint": MACHINE},
    "rights.Dispute": {"table": MACHINE},
    "rights.KeepingReview": {"keeping": CODE},
    "documents.Letter": {
        name: "made from a template; test_documents refuses what its blanks hold" if name == "content" else MACHINE
        for name in ("kind", "template", "language", "title", "content", "fingerprint", "sent_how", "came_how")
    },
    "messaging.PersonMessage": {"kind": CODE} | dict.fromkeys(("language", "template", "receipt"), MACHINE),
    "messaging.Reply": {"receipt": MACHINE},
    "messaging.MessageChoice": {"language": CODE},
    "notices.Alert": {"rule": CODE, "done_because": CODE},
    "orders.Offence": {"scheme": CODE, "code": CODE},
    "orders.Order": {"kind": CODE, "source": MACHINE},
    "orders.Condition": {"kind": CODE, "as_given": MACHINE, "catalogue": MACHINE, "wording": CODE},
    "orders.KeyDate": {"kind": CODE},
    "orders.SupervisionState": {"state": CODE},
    "orders.ReachAttempt": {"way": CODE, "result": CODE},
    "assessments.SourceScore": {"instrument": MACHINE, "value": MACHINE, "source": MACHINE},
    "classification.Calculation": dict.fromkeys((
        "rule", "inputs", "origins", "results", "sentences", "level", "likelihood", "harm", "rests_on", "not_made",
        "fingerprint",
    ), MACHINE),
    "classification.Proposal": {"level_now": CODE, "level": CODE},
    "classification.Override": {"rule_level": CODE, "level": CODE, "against": MACHINE},
    "classification.LevelHeld": {"level": CODE, "source": MACHINE, "rule_level": CODE},
    "classification.Flag": {"kind": CODE, "level": CODE},
    "assessments.Assessment": {"form": CODE, "event": CODE},
    "assessments.Contest": {"question": CODE, "score": CODE},
    "assessments.CalledFor": {"form": CODE},
    "assessments.Reliance": {"decision": CODE, "warnings": MACHINE},
    "assessments.SectionWork": {"section": CODE},
    "assessments.Answer": {"question": CODE},
    "assessments.ScoreMade": dict.fromkeys((
        "name", "rule", "inputs", "results", "value", "unit", "band", "not_scored", "fingerprint",
    ), MACHINE),
    "plans.Objective": {
        "linked": "taken from the assessment, or from the grounds, where they are refused",
        "related": CODE, "benchmarks": "refused by the words of each", "conditions": MACHINE,
    },
    "plans.PlanVersion": {"content": "what stands in the plan, where it is refused", "fingerprint": MACHINE},
    "plans.PlanReview": {"called_by": CODE, "findings": "refused by the words of each"},
    "interventions.ServiceReferral": {"ended_why": CODE, "shared": MACHINE},
    "interventions.ReferralGround": {"eligibility": MACHINE, "priority": MACHINE},
    "provision.ActionPlan": {"activities": OUTSIDE},
    "provision.Session": dict.fromkeys(("place", "asked_why", "late_why", "known_of", "tell"), OUTSIDE),
    "provision.SessionNote": {"words": OUTSIDE},
    "provision.Measure": dict.fromkeys(("measure", "title", "unit"), OUTSIDE),
    "provision.EndReport": dict.fromkeys(("outcomes", "progress", "further"), OUTSIDE),
    "interventions.ReferralMove": dict.fromkeys(("start", "side", "reason"), CODE),
    "checkins.CheckinSeries": {"facts": "yes, no or not known by question", "rule": MACHINE},
    "checkins.OwnQuestion": {"answer": "the person's own words, of which none is taken away"},
    "checkins.CheckinPhoto": {"content": MACHINE},
    "selfreports.SelfReport": {"form": CODE, "language": CODE},
    "selfreports.ReportKey": {"token_hash": MACHINE, "check_hash": MACHINE, "browser_hash": MACHINE},
    "selfreports.SelfAnswer": {"question": CODE, "value": OWN},
    "selfreports.SafetyTask": {"form": CODE, "question": CODE, "value": CODE},
    "supervision.Appointment": {"kind": CODE},
    "supervision.Contact": {"kind": CODE, "with_whom": CODE, "outcome": CODE},
    "supervision.Note": {"template": CODE},
    "supervision.Arrangement": {"need": "taken from the adjustments, where it is refused"},
    "supervision.Progress": {"step": CODE, "rule": CODE, "findings": MACHINE},
    "supervision.PhaseHeld": {"phase": CODE},
    "supervision.HomeVisit": {"not_achieved": CODE, "present": "numbers by code", "went_with": CODE},
    "unpaidwork.WorkAppointment": {"outcome": CODE, "work_quality": CODE, "behaviour": CODE},
    "resettlement.ResettlementReport": {"questions": MACHINE},
    "resettlement.SupportNeed": {"need": CODE},
    "noncompliance.Failure": {"kind": CODE, "what": MACHINE, "asked_how": CODE, "closed_reason": CODE},
    "noncompliance.Weighing": {"grid": CODE, "lowest": CODE, "highest": CODE}
    | dict.fromkeys(("facts", "grounds", "fingerprint"), MACHINE),
    "noncompliance.Response": {"direction": CODE, "measure": CODE},
    "noncompliance.ResponseAsked": {"kind": CODE, "measure": CODE},
    "noncompliance.Sanction": {
        "measure": CODE, "counted_in": CODE, "what": "taken from the response, where it is refused",
    },
    "noncompliance.ExcuseJudgment": {"excuse": "taken from the failure, where it is refused"},
    "noncompliance.ProposalMade": dict.fromkeys(("rule", "step", "grounds", "facts", "fingerprint"), MACHINE),
    "insight.Outcome": {"cohort": MACHINE, "measure": MACHINE, "value": MACHINE},
    "exchange.ImportedRow": {"mapping": MACHINE, "source_key": MACHINE, "row_hash": MACHINE},
    "exchange.WebhookMessage": {"kind": MACHINE, "body": "ids and a link", "last_error": MACHINE},
}  # fmt: skip
