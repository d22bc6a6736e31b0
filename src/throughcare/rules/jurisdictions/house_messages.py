"""The house's own messages to the person, in English: kinds, words, and what replies mean. A pack may say otherwise.

Each says when, where and what happens, and asks for a plan. In trials the text that did best told what follows from
not coming and asked for a plan; under supervision one text the day before lowered missed appointments by 29 per cent,
one two days before did not. No text holds a word that tells a stranger what it is about: a test reads every one.
"""

from datetime import date

from throughcare.rules.jurisdictions.messaging import (
    Asked,
    MessageKind,
    MessageTerms,
    MessageWording,
    ReplyWords,
)
from throughcare.rules.kernel import Mark, Source

WORDED = date(2026, 11, 22)
DAY_BEFORE = Source(
    title="Text message reminders and missed appointments under community supervision",
    citation="Hastings and others 2021: 3,470 people, 14,135 appointments; one text 1 day before",
    url="https://crimesolutions.ojp.gov",
    version="read 2026-11-22",
    checked_on=WORDED,
    mark=Mark.PUBLIC_PAGE,
    licence="findings restated",
)

KINDS: dict[str, MessageKind] = {
    kind.code: kind
    for kind in (
        MessageKind(code="appointment", title="Reminder of an appointment", reminds=True),
        MessageKind(code="appointment_call", title="Reminder of a phone call", reminds=True),
        MessageKind(code="appointment_video", title="Reminder of a video call", reminds=True),
        MessageKind(code="appointment_home", title="Reminder of a visit", reminds=True),
        MessageKind(code="appointment_off", title="An appointment will not be held"),
        MessageKind(code="appointment_moved", title="An appointment has another time"),
        MessageKind(code="checkin", title="Link for checking in"),
        MessageKind(code="checkin_reminder", title="Last day for checking in", reminds=True),
        MessageKind(code="code", title="Code that opens a link", at_once=True),
        MessageKind(code="hearing", title="Pointer to a letter about a hearing"),
        MessageKind(code="test", title="Asked to come in, with identity"),
        MessageKind(code="letter", title="A letter is on its way"),
        MessageKind(code="ring_us", title="Please call", by=Asked.OFFICER),
        MessageKind(code="well_done", title="Well done", by=Asked.OFFICER),
        MessageKind(code="own_words", title="In your own words", by=Asked.OFFICER),
        MessageKind(code="stop_answer", title="Texts stopped", by=Asked.ANSWER, at_once=True),
        MessageKind(code="start_answer", title="Texts begun again", by=Asked.ANSWER, at_once=True),
        MessageKind(code="crisis_answer", title="How to get help at once", by=Asked.ANSWER, at_once=True),
    )
}
"""Every kind there is."""

_CANNOT = "If you cannot, tell us before then: reply to this or call {phone}. If you say nothing, we will ask you why."


def _say(kind: str, subject: str, text: str) -> MessageWording:
    return MessageWording(kind=kind, subject=subject, text=text, version=WORDED)


WORDINGS = (
    _say("appointment", "Meeting on {date}",
         "You are due to meet {officer_name} on {date} at {time}, {place}. Plan now how you will get there and when to"
         f" leave. {_CANNOT}"),
    _say("appointment_call", "Call on {date}",
         "{officer_name} will call you on {date} at {time}. Plan now where you can talk, and have your phone with you."
         f" {_CANNOT}"),
    _say("appointment_video", "Video call on {date}",
         "{officer_name} will see you on a video call on {date} at {time}. Plan now where you can talk, and have your"
         f" phone with you. {_CANNOT}"),
    _say("appointment_home", "Visit on {date}",
         "{officer_name} will come to see you on {date} at {time}. Plan now to be in."
         f" {_CANNOT}"),
    _say("appointment_off", "No meeting on {date}",
         "You do not need to meet {officer_name} on {date} at {time} any more. We will tell you when to meet next. Not"
         " sure? Call {phone}."),
    _say("appointment_moved", "New time: {date}",
         "Your time to meet {officer_name} has changed. It is now {date} at {time}, {place}. Plan now how you will get"
         f" there. {_CANNOT}"),
    _say("checkin", "Time to check in",
         "It is time to check in with {officer_name}. Open this link by {date}: {link} Plan now when you will do it. It"
         " takes a few minutes. Would you rather talk, or does the link not work? Call {phone}. That never counts"
         " against you."),
    _say("checkin_reminder", "Last day to check in",
         "The last day to check in with {officer_name} is {date}. Please open the link we sent you. Can you not"
         " find it, or would you rather talk? Call {phone}. That never counts against you."),
    _say("code", "Your code",
         "Your code is {code}. It works once. We never ask you for it in a call."),
    _say("hearing", "A date for you: {date}",
         "You have an important date on {date} at {time}. Your letter says where, and what it is about. It may go ahead"
         " without you. Plan now how you will get there and who comes with you. No letter yet? Call {officer_name} on"
         " {phone}."),
    _say("test", "Please come in on {date}",
         "Please come to {place} on {date} at {time}. Bring something that shows who you are. Plan now how"
         f" you will get there. {_CANNOT}"),
    _say("letter", "A letter for you",
         "There is a letter for you from {officer_name}. If it has not come by {date}, call {phone} and we will read it"
         " to you."),
    _say("ring_us", "Please call",
         "Please call {officer_name} on {phone} when you can. If you cannot call, reply with a good time to call you."),
    _say("well_done", "Well done",
         "Well done. You kept to what you planned, and it was seen. {officer_name}"),
    _say("own_words", "A message for you", "{words} {officer_name}, {phone}"),
    _say("stop_answer", "No more messages",
         "You will get no more messages from us here. To get them again, reply START. You can always call {phone}."),
    _say("start_answer", "Messages again",
         "You will get messages from us here again. To stop them, reply STOP. You can always call {phone}."),
    _say("crisis_answer", "Help now",
         "{help} We have told somebody here to read what you wrote. You can call {phone}."),
)  # fmt: skip

STOP_WORDS = frozenset({
    "stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "parar", "alto", "cancelar", "stopiwch",
})  # fmt: skip
START_WORDS = frozenset({"start", "unstop", "yes start", "empezar", "dechrau"})
DISTRESS_WORDS = (
    "kill myself", "killing myself", "end my life", "ending my life", "end it all", "take my own life", "suicide",
    "suicidal", "want to die", "wanna die", "wish i was dead", "wish i were dead", "better off dead", "hurt myself",
    "hurting myself", "harm myself", "self harm", "selfharm", "cut myself", "cutting myself", "overdose",
    "cant go on", "can not go on", "cannot go on", "no reason to live", "dont want to be here anymore",
    "dont want to be here any more", "dont want to live", "do not want to live", "hes going to kill me",
    "going to kill me", "scared for my life", "not safe here", "help me please",
    # Spanish
    "matarme", "suicidio", "suicidarme", "quiero morir", "quiero morirme", "no quiero vivir", "quitarme la vida",
    "acabar con mi vida", "hacerme daño", "me va a matar", "me quiere matar", "no puedo más",
    # Welsh
    "lladd fy hun", "hunanladdiad", "eisiau marw", "niweidio fy hun", "ddim eisiau byw", "mynd i fy lladd",
)  # fmt: skip
"""The house's own starting list: words that go to a person at once. It finds too much rather than too little.

A person writes in whichever language they think in, so every place listens for all of them.
"""

HOUSE_MESSAGES = MessageTerms(
    wordings=WORDINGS,
    replies=ReplyWords(stop=STOP_WORDS, start=START_WORDS, distress=DISTRESS_WORDS),
    source=DAY_BEFORE,
)


def officers_own() -> tuple[MessageKind, ...]:
    """The kinds that somebody chooses and sends."""
    return tuple(kind for kind in KINDS.values() if kind.by is Asked.OFFICER)
