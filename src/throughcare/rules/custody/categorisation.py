"""Security category of people in prison: what may follow what, and which category the answers suggest.

Two people decide: a categoriser proposes, a supervisor agrees, changes it or sends it back. In between the security
department may be asked. A version carries the day the program was read: it states no day from which it has force.
"""

from datetime import date

from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Example,
    Item,
    Mark,
    Move,
    Problem,
    Source,
    Transitions,
    Unknown,
    Whole,
    known_or,
    optional_yes_no,
    published,
)

SOURCE = Source(
    title="Security category in prisons of England and Wales",
    citation="offender-categorisation",
    url="https://github.com/ministryofjustice/offender-categorisation/tree/a6df2383",
    version="commit a6df2383 (22 July 2026)",
    effective_from=date(2026, 11, 22),
    checked_on=date(2026, 11, 22),
    licence="MIT, Crown copyright",
    mark=Mark.READ,
)
READ_ON = SOURCE.checked_on.isoformat()
PEOPLE = "people serving a sentence in a prison of England and Wales"

CATEGORISER, SUPERVISOR, SECURITY, SYSTEM = "categoriser", "supervisor", "security", "system"
NOTHING_YET = "uncategorised"
STATUS = Transitions(
    name="Decision on a security category",
    states={
        NOTHING_YET: "Not begun",
        "started": "Begun",
        "security_auto": "Referred to security by the system",
        "security_flagged": "Marked to be referred to security",
        "security_manual": "Referred to security by the categoriser",
        "security_back": "Back from security",
        "awaiting_approval": "Waiting for the supervisor",
        "supervisor_back": "Back from the supervisor",
        "approved": "Approved",
        "cancelled": "Cancelled",
        "cancelled_release": "Cancelled because the person was released",
    },
    moves=(
        Move(NOTHING_YET, "started", (CATEGORISER,)),
        Move(NOTHING_YET, "security_auto", (SYSTEM,)),
        Move(NOTHING_YET, "security_flagged", (SECURITY,)),
        Move("started", "security_auto", (SYSTEM,)),
        Move("started", "security_flagged", (SECURITY,)),
        Move("started", "security_manual", (CATEGORISER,)),
        Move("started", "awaiting_approval", (CATEGORISER,)),
        Move("security_auto", "security_flagged", (SECURITY,)),
        Move("security_auto", "security_manual", (CATEGORISER,)),
        Move("security_auto", "security_back", (SECURITY,)),
        Move("security_flagged", "security_manual", (CATEGORISER,)),
        Move("security_flagged", "security_back", (SECURITY,)),
        Move("security_manual", "security_back", (SECURITY,)),
        Move("security_back", "security_manual", (CATEGORISER,)),
        Move("security_back", "awaiting_approval", (CATEGORISER,)),
        Move("supervisor_back", "security_manual", (CATEGORISER,)),
        Move("supervisor_back", "awaiting_approval", (CATEGORISER,)),
        Move("awaiting_approval", "approved", (SUPERVISOR,)),
        Move("awaiting_approval", "supervisor_back", (SUPERVISOR,)),
        *(
            Move(status, end, by)
            for status in (
                "started", "security_auto", "security_flagged", "security_manual", "security_back",
                "awaiting_approval", "supervisor_back",
            )
            for end, by in (("cancelled", ()), ("cancelled_release", (SYSTEM,)))
        ),
    ),
)  # fmt: skip
"""Whatever is not approved yet can be cancelled."""
BEGUN = {code: words for code, words in STATUS.states.items() if code != NOTHING_YET}

CATEGORIES = {
    "A": "highest security",
    "B": "closed, high security",
    "C": "closed",
    "D": "open",
    "I": "closed, young offender institution",
    "J": "open, young offender institution",
    "R": "closed, women",
    "T": "open, women",
    "Q": "restricted, women",
    "U": "not sentenced",
}


@published(
    f"domain:categorisation_status_transition@{READ_ON}",
    title="Security category: what may follow what",
    decides="whether a decision on a category may go from one state to another",
    population=PEOPLE,
    source=SOURCE,
    items=(
        Item(
            name="from_status",
            asks="In which state is the decision (null: none has begun)?",
            kind=Choice(STATUS.states),
            needed=False,
        ),
        Item(name="to_status", asks="Into which state is it to go?", kind=Choice(BEGUN)),
    ),
    examples=(
        Example(
            says="Nothing is approved that did not wait for the supervisor.",
            given={"from_status": "started", "to_status": "approved"},
            gives={"allowed": False},
        ),
        Example(
            says="The security department may refer somebody before a decision has begun.",
            given={"from_status": None, "to_status": "security_flagged"},
            gives={"allowed": True},
        ),
    ),
    figures=(STATUS.figures,),
)
def status_transition(from_status: Answer[str], to_status: str) -> Conclusion:
    """Whether the table has the move. Raises BadAnswers where nothing is said about the state, not even null."""
    if from_status in (Unknown.NOT_ASKED, Unknown.SOURCE_UNKNOWN):
        reason = "is needed: null where no decision has begun"
        raise BadAnswers(
            "domain:categorisation_status_transition", [Problem("from_status", from_status, reason)]
        )
    start = known_or(from_status, NOTHING_YET)
    allowed = STATUS.find(start, to_status) is not None
    found = Conclusion({"allowed": allowed}).because(
        '"{end}" may follow "{start}".' if allowed else '"{end}" does not follow "{start}".',
        end=STATUS.states[to_status], start=STATUS.states[start],
    )  # fmt: skip
    if allowed:
        return found
    after = "; ".join(STATUS.states[each] for each in STATUS.following(start))
    return found.because("What may follow is: {after}.", after=after or "nothing")


ADULT = 21
ASSAULTS = 5
"""From this many assaults on, with a recent one, violence suggests category B."""
GROUNDS = {
    "previous_cat_a": "an earlier category A",
    "security_cat_b": "the security department's view",
    "escape_cat_b": "the risk of escape",
    "increased_extremism_risk": "an increased risk of extremism",
    "previous_terrorism_offences": "earlier terrorism offences",
    "serious_further_charges": "serious further charges",
    "life_sentence": "a life sentence",
}
"""Any one of them suggests category B."""
VIOLENCE = {
    "safety_lead_notified": "whether the safer custody lead is to be told of violence",
    "assaults": "the number of assaults",
    "recent_non_serious_assaults": "recent assaults that were not serious",
}


def _times(name: str, asks: str) -> Item:
    return Item(name=name, asks=asks, kind=Whole(0, 1000, "assaults"), needed=False)


@published(
    f"domain:categorisation_suggested_category@{READ_ON}",
    title="Security category: what the answers suggest",
    decides="the category that the answers suggest; a person decides",
    population="men and young men serving a sentence in a prison or young offender institution of England and Wales",
    source=SOURCE,
    items=(
        Item(name="age", asks="How old is the person?", kind=Whole(15, 120, "years")),
        optional_yes_no("previous_cat_a", "Was the person ever in category A?"),
        optional_yes_no("security_cat_b", "Does the security department say category B?"),
        optional_yes_no("safety_lead_notified", "Is the safer custody lead to be told of violence?"),
        _times("assaults", "How many assaults are recorded?"),
        _times("recent_non_serious_assaults", "How many recent assaults that were not serious?"),
        optional_yes_no("escape_cat_b", "Does the risk of escape call for category B?"),
        optional_yes_no("increased_extremism_risk", "Is there an increased risk of extremism?"),
        optional_yes_no("previous_terrorism_offences", "Are there earlier terrorism offences?"),
        optional_yes_no(
            "serious_further_charges", "Are there serious further charges that call for category B?"
        ),
        optional_yes_no("life_sentence", "Is it a life sentence?"),
    ),
    examples=(
        Example(
            says="Five assaults, one of them recent, and the safer custody lead told of it.",
            given={"age": 30, "safety_lead_notified": True, "assaults": 5, "recent_non_serious_assaults": 1},
            gives={"category": "B"},
        ),
        Example(
            says="Under 21, whatever else.", given={"age": 20, "life_sentence": True}, gives={"category": "I"}
        ),
    ),
)
def suggested_category(
    age: int,
    safety_lead_notified: Answer[bool],
    assaults: Answer[int],
    recent_non_serious_assaults: Answer[int],
    **grounds: Answer[bool],
) -> Conclusion:
    """I under 21, else B on any ground, else C. What is not known counts as no, and is named."""
    if age < ADULT:
        return Conclusion({"category": "I"}).because(
            "At {age}, under {adult}, the category is I: {words}.",
            age=age,
            adult=ADULT,
            words=CATEGORIES["I"],
        )
    met = [words for name, words in GROUNDS.items() if grounds[name] is True]
    count = known_or(assaults, 0)
    if safety_lead_notified is True and count >= ASSAULTS and known_or(recent_non_serious_assaults, 0) > 0:
        met.append(f"violence, with {count} assaults and a recent one")
    found = Conclusion({"category": "B" if met else "C"})
    if met:
        found = found.because("Category B is suggested by {grounds}.", grounds="; ".join(met))
    else:
        found = found.because("Nothing that is known suggests category B, so the suggestion is C.")
    asked = {
        **grounds,
        "safety_lead_notified": safety_lead_notified,
        "assaults": assaults,
        "recent_non_serious_assaults": recent_non_serious_assaults,
    }
    words = {**GROUNDS, **VIOLENCE}
    unknown = [words[name] for name, value in asked.items() if isinstance(value, Unknown)]
    if unknown:
        return found.because("Not known, and taken as no or none: {unknown}.", unknown="; ".join(unknown))
    return found
