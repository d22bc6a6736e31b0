"""Plain sentences for notes, tasks and circumstances. All invented; nothing clinical, nothing about a victim."""

ARRIVALS = (
    "Arrived on time and in good spirits.",
    "Arrived a few minutes early.",
    "Arrived five minutes late and apologised.",
    "Came straight from work.",
    "Came with their sister, who waited outside.",
    "Attended as planned.",
    "Seemed tired but took part well.",
    "Relaxed and talkative today.",
    "Quiet at first, then opened up.",
)
"""How a meeting began."""
MIDDLES = (
    "We went through the order again and what it asks; no questions.",
    "We talked about the week and what went well.",
    "Still with the same employer; hours have gone up.",
    "Has started looking for work and showed me two applications.",
    "Bus times make mornings difficult; we agreed on a later slot.",
    "Rent is up to date. The landlord has agreed to fix the heating.",
    "Sees the children every other weekend and finds this helps.",
    "Has kept away from the people who were around at the time of the offence.",
    "We practised how to leave a situation early. Could name two things that work.",
    "Finished session 4 of the group and found it useful.",
    "Showed me the certificate from the safety course.",
    "Has opened a bank account; wages can be paid in from next month.",
    "We filled in the housing form together and sent it.",
    "Has a library card now and uses the computers there for job searches.",
    "Going to the allotment with a neighbour most evenings.",
    "Spoke about an argument with a flatmate; nobody was hurt, and they have since talked.",
    "Is saving for a driving test. We set a target for the end of the quarter.",
    "Asked about voluntary work at the food bank; I will pass on the details.",
    "We looked at the plan: two of four steps are done.",
    "Has changed telephone number; record updated.",
    "Worried about money this month. I explained where to get advice.",
    "Told me about a cousin's wedding next month; no travel outside the area needed.",
    "Reported that the evening class is going well.",
    "Has been cooking for the family and is proud of it.",
)
"""What was talked about."""
ENDINGS = (
    "Next appointment confirmed.",
    "Knows when and where we meet next.",
    "Will bring a payslip next time.",
    "No concerns raised.",
    "I will ring in the week.",
    "Agreed to bring the letter from the college.",
    "Reminded of the number to ring when something comes up.",
    "We agreed one small step for next time.",
)
"""How it ended."""
MEETING_NOTES = tuple(f"{a} {m} {e}" for a in ARRIVALS for m in MIDDLES for e in ENDINGS)
TALK_NOTES = tuple(f"{m} {e}" for m in MIDDLES for e in ENDINGS)
"""Notes of a meeting at the office, and of one elsewhere or at a distance."""
CALLS = (
    "Rang to say the shift had changed; still able to come on the usual day.",
    "Rang to ask for the address of the food bank. Given.",
    "Returned my call. All well; appointment confirmed.",
    "Rang with a new address for letters. To be checked at the next meeting.",
    "Asked whether the appointment could be moved because of a job interview.",
)
OTHERS: tuple[tuple[str, str, str], ...] = (
    (
        "family",
        "Spoke with a family member",
        "Mother rang: all well at home, and glad of the regular appointments.",
    ),
    (
        "employer",
        "Confirmed employment",
        "Employer confirms regular attendance and a permanent contract soon.",
    ),
    (
        "housing",
        "Housing enquiry",
        "Housing adviser confirms a place on the list and will write with a date.",
    ),
    (
        "agency",
        "Programme attendance",
        "Tutor reports three of four sessions attended, and good participation.",
    ),
)
"""Contacts with somebody else: with whom, title, note."""
MISSED_NOTES = (
    "Did not come and did not ring. I tried the mobile twice; no answer.",
    "Not here at the agreed time. Waited 30 minutes. Left a message.",
    "No attendance and no message by the end of the day.",
)
ACCEPTED_NOTES = (
    "Rang in advance. Reason accepted; a new date is agreed.",
    "Showed a letter that explains it. Accepted.",
    "Told me at the last meeting that this would clash. Accepted.",
)
EXCUSES_KEPT = (
    "The bus did not run because of roadworks; showed the operator's notice.",
    "Child was sent home from school; the school confirms the time.",
    "Was asked to stay on at work; the employer confirms it in a text message.",
)
"""Reasons judged reasonable."""
DEPARTS = "Discussed with the supervisor: what is proposed would not help here."
EXCUSES_LEFT = (
    "Says the date slipped their mind.",
    "Overslept after a late evening.",
    "Thought it was on another day.",
)
"""Reasons judged not reasonable."""
JUDGED_KEPT = "What was shown bears it out, and earlier appointments were kept."
JUDGED_LEFT = "The date was given in writing and by text. Nothing was shown that prevented attendance."
DECIDED_WARNING = "The reason was not reasonable. A warning makes clear what another absence would mean."
DECIDED_NO_ACTION = (
    "First absence in a long time, and a new appointment was kept the same week. Discussed in person."
)
DECIDED_REFERRAL = "A warning already stands. The law leaves no other step; the person was told why."
DECIDED_PRAISE = "Every appointment kept for six months, and the course finished. Said so in person."
WITHDRAWN = "The hospital letter came a week later and shows that attending was not possible."

TASKS = (
    "Ring the housing team",
    "Check the course start date",
    "Send the list of appointments",
    "Ask employer to confirm hours",
    "Update the contact details",
    "Book an interpreter for the next meeting",
    "Prepare the progress review",
    "Send the directions to the office",
    "Ask the college for attendance figures",
    "Find an earlier bus",
    "Pass on details of the food bank",
    "Read the report before the next meeting",
)
PURPOSES = (
    "Regular appointment",
    "Review of the plan",
    "Regular appointment",
    "Regular appointment",
    "Work and training",
    "Regular appointment",
    "Housing",
    "Regular appointment",
)
MOVED_BECAUSE = (
    ("person", "Job interview at the same time"),
    ("person", "Shift at work changed"),
    ("service", "Officer unwell"),
    ("service", "Room not available"),
    ("person", "Child's school appointment"),
)
ADJUSTMENTS = (
    "Letters in large print",
    "Step-free room",
    "Short breaks in long meetings",
    "A text the day before each appointment",
    "Letters read aloud and explained",
    "Meetings in a quiet room",
    "Appointments after 10:00",
)
RELATIONS = (
    ("partner", True),
    ("mother", True),
    ("father", False),
    ("sister", True),
    ("brother", False),
    ("friend", False),
    ("son", False),
    ("daughter", True),
)
"""Kind, and whether the name is a woman's."""
OCCUPATIONS: tuple[tuple[str, str, bool], ...] = (
    ("employment", "Employed full time", True),
    ("employment", "Employed full time", True),
    ("employment", "Employed part time", True),
    ("employment", "Looking for work", False),
    ("employment", "Looking for work", False),
    ("employment", "Self-employed", False),
    ("employment", "Caring for a relative", False),
    ("employment", "Retired", False),
    ("education", "In training", True),
    ("education", "At college part time", True),
)
"""Kind, status, and whether there is an organisation."""
TRADES = (
    "Bakery",
    "Joinery",
    "Nurseries",
    "Foods",
    "Motors",
    "Packaging",
    "Cleaning",
    "Laundry",
    "Printing",
    "Cycles",
)
SCHOOLS = ("Adult College", "Skills Centre", "Evening School")
STREET_FIRST = (
    "Larkspur Bramble Foxglove Teasel Kingfisher Curlew Sandpiper Heron Otter Badger Damson Quince "
    "Medlar Russet Pippin Rowanberry Alderwood Thornfield Millrace Tannery Ropewalk Lamplighter "
    "Cooper's Wheelwright Saddler's Fuller's Chandler Beacon Signal Windmill Quarry Kiln Sluice Osier "
    "Withy Sedge Bulrush Harebell Campion Speedwell Yarrow"
).split()
