"""Objectives to begin with, by need: in the first person, with blanks, a measure, a reason and first steps.

The wording is this program's own. A suggestion is only a beginning: the person fills the blanks with somebody, in their
own words, or writes something else. Every one of them passes the SMART check once its blanks are filled.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from throughcare.rules.needs import (
    ACCOMMODATION,
    ALCOHOL,
    ATTITUDES,
    DRUGS,
    HEALTH,
    LIFESTYLE,
    MONEY,
    RELATIONSHIPS,
    THINKING,
    WORK,
)
from throughcare.rules.plans.sources import HOUSE

SOURCE = HOUSE
BLANK = re.compile(r"\[([^\]]+)\]")
WHY = ", so that [why it matters to me]"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedStep:
    """doer: who takes it: "person", "officer", "key_worker" or "provider". words: as the plan shows it."""

    doer: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedObjective:
    """title, measure, baseline, target: with blanks in square brackets, each named for what belongs there."""

    code: str
    area: str
    title: str
    measure: str
    baseline: str
    target: str
    steps: tuple[SuggestedStep, ...]

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names of its blanks, in order, each once."""
        text = " ".join((self.title, self.measure, self.baseline, self.target))
        return tuple(dict.fromkeys(BLANK.findall(text)))

    def filled(self, values: Mapping[str, str]) -> "SuggestedObjective":
        """The same with the blanks that `values` names filled in; others stay."""

        def fill(text: str) -> str:
            return BLANK.sub(lambda found: values.get(found.group(1)) or found.group(0), text)

        return SuggestedObjective(
            code=self.code, area=self.area, title=fill(self.title), measure=fill(self.measure),
            baseline=fill(self.baseline), target=fill(self.target), steps=self.steps,
        )  # fmt: skip


def _me(*words: str) -> tuple[SuggestedStep, ...]:
    return tuple(SuggestedStep(doer="person", words=each) for each in words)


def _by(doer: str, words: str) -> tuple[SuggestedStep, ...]:
    return (SuggestedStep(doer=doer, words=words),)


def _objective(
    code: str, area: str, title: str, looked_at: tuple[str, str, str], *steps: tuple[SuggestedStep, ...]
) -> SuggestedObjective:
    measure, baseline, target = looked_at
    return SuggestedObjective(
        code=code, area=area, title=title + WHY, measure=measure, baseline=baseline, target=target,
        steps=tuple(step for several in steps for step in several),
    )  # fmt: skip


NUMBERED = ("[number now]", "[number to reach]")
DONE = ("not yet", "done, with [what shows it]")
CHANGE = "from [number now] to [number to reach]"

SUGGESTED: tuple[SuggestedObjective, ...] = (
    _objective(
        "home-own", ACCOMMODATION, "I will have a tenancy in my own name in [place]",
        ("A signed tenancy", *DONE),
        _by("officer", "Refer to the housing service with the documents it asks for."),
        _me("Bring proof of who I am and of my income to the housing appointment.", "Look at two places."),
    ),
    _objective(
        "home-keep", ACCOMMODATION, "I will pay the rent of [amount] on the [day] of every month",
        ("Months in a row in which the rent was paid on time", *NUMBERED),
        _me("Set up a payment for the day after my income comes."),
        _by("officer", "Ask the landlord each month whether the rent came."),
    ),
    _objective(
        "home-nights", ACCOMMODATION, f"I will bring the nights I sleep without a place of my own {CHANGE} a month",
        ("Nights a month without a place to sleep", *NUMBERED),
        _by("officer", "Find out which hostel or supported place has room."),
        _me("Go to the meeting with the place that has room."),
    ),
    _objective(
        "home-rules", ACCOMMODATION, f"I will cut the complaints about noise or visitors where I live {CHANGE} a month",
        ("Complaints a month", *NUMBERED),
        _me("Tell my visitors by when they leave."),
        _by("officer", "Agree on house rules with the landlord and me."),
    ),
    _objective(
        "work-job", WORK, "I will start paid work of at least [hours] hours a week in [kind of work]",
        ("Hours of paid work a week", "[hours now]", "[hours]"),
        _me("Write my CV with somebody who helps.", "Send [number] applications a week."),
        _by("provider", "Practise a job interview with me."),
    ),
    _objective(
        "work-course", WORK, "I will complete the course [name of the course] by [day]",
        ("The certificate of the course", *DONE),
        _me("Enrol.", "Go to every lesson, or say before why I cannot."),
        _by("officer", "Keep appointments off the days of the course."),
    ),
    _objective(
        "work-reading", WORK, f"I will bring my reading level {CHANGE} in the tests of [place of learning]",
        ("Level in the test", *NUMBERED),
        _by("key_worker", "Arrange the first test and a reading partner."),
        _me("Read for [minutes] minutes on [days] days a week."),
    ),
    _objective(
        "work-keep", WORK, f"I will bring the days a month on which I miss work {CHANGE}",
        ("Days of work missed a month", *NUMBERED),
        _me("Ring my boss before the shift when I am ill.", "Lay out what I need the evening before."),
        _by("officer", "Put appointments outside working hours."),
    ),
    _objective(
        "money-debt", MONEY, "I will pay back [amount] a month of what I owe to [who]",
        ("What I still owe", "[amount owed now]", "[amount owed then]"),
        _me("Write down everything I owe.", "Agree on a payment I can keep up."),
        _by("provider", "Check with me which debts come first."),
    ),
    _objective(
        "money-account", MONEY, "I will open a bank account in my own name by [day]",
        ("A bank account in my name", *DONE),
        _by("officer", "Help to get the papers that the bank asks for."),
        _me("Take the papers to the bank."),
    ),
    _objective(
        "money-benefits", MONEY, "I will get the payment [name of the payment] that I have a right to by [day]",
        ("The payment arrives", *DONE),
        _me("Fill in the claim.", "Keep the letter with the answer."),
        _by("provider", "Check the claim with me before it is sent."),
    ),
    _objective(
        "money-week", MONEY, f"I will bring the days at the end of a month without money {CHANGE}",
        ("Days without money a month", *NUMBERED),
        _me("Write down for two weeks what I spend.", "Put the money for food aside first."),
        _by("key_worker", "Go through the list with me."),
    ),
    _objective(
        "drugs-days", DRUGS, f"I will bring the days a week on which I use [drug] {CHANGE}",
        ("Days of use a week", *NUMBERED),
        _me("Write down the days on which I used.", "Call [somebody] when I want to use."),
        _by("provider", "Go through the diary with me each week."),
    ),
    _objective(
        "drugs-tests", DRUGS, f"I will bring my tests in a row without [drug] {CHANGE}",
        ("Tests in a row without it", *NUMBERED),
        _me("Come to every test."),
        _by("officer", "Tell me each result and what it means."),
    ),
    _objective(
        "drugs-treatment", DRUGS, "I will keep [number to reach] appointments in a row at [service]",
        ("Appointments in a row that I kept", *NUMBERED),
        _by("officer", "Refer, with my consent where it is needed."),
        _me("Put the appointments into my phone."),
    ),
    _objective(
        "drugs-people", DRUGS, "I will spend [number to reach] evenings a week away from [place or people where I use]",
        ("Evenings a week away from it", *NUMBERED),
        _me("Choose what I do on those evenings."),
        _by("key_worker", "Find a group with me that meets then."),
    ),
    _objective(
        "alcohol-days", ALCOHOL, f"I will bring the days a week on which I drink {CHANGE}",
        ("Days with a drink a week", *NUMBERED),
        _me("Keep a diary of what I drink.", "Do [something else] on the days without."),
        _by("officer", "Look at the diary with me at each appointment."),
    ),
    _objective(
        "alcohol-amount", ALCOHOL, f"I will bring the drinks I have on a day when I drink {CHANGE}",
        ("Drinks on such a day", *NUMBERED),
        _me("Buy no more than the number I chose.", "Eat before I drink."),
        _by("provider", "Talk with me about when it was hard."),
    ),
    _objective(
        "alcohol-free", ALCOHOL, f"I will bring the weeks in a row without a drink {CHANGE}",
        ("Weeks in a row without a drink", *NUMBERED),
        _by("officer", "Ask a doctor first whether it is safe to stop at once."),
        _me("Tell [somebody] that I do not drink now."),
    ),
    _objective(
        "alcohol-group", ALCOHOL, "I will go to [number to reach] meetings a week of [group]",
        ("Meetings a week", *NUMBERED),
        _me("Find out when it meets.", "Go to the first meeting with somebody I know."),
        _by("key_worker", "Ask me after the first meeting how it was."),
    ),
    _objective(
        "health-doctor", HEALTH, "I will see a doctor about [what] by [day]",
        ("The visit to the doctor", *DONE),
        _me("Register with a practice.", "Book the appointment."),
        _by("officer", "Come along if I want that."),
    ),
    _objective(
        "health-sleep", HEALTH, f"I will bring the nights a week with at least six hours of sleep {CHANGE}",
        ("Nights a week with six hours of sleep", *NUMBERED),
        _me("Go to bed at [time].", "Put the phone away an hour before."),
        _by("key_worker", "Look at my sleep diary with me."),
    ),
    _objective(
        "health-mind", HEALTH, "I will keep [number to reach] appointments in a row with [service] about how I feel",
        ("Appointments in a row that I kept", *NUMBERED),
        _by("officer", "Refer, and say how long the wait is."),
        _me("Say at the first one what I want from it."),
    ),
    _objective(
        "health-move", HEALTH, "I will do [kind of exercise] on [number to reach] days a week",
        ("Days a week with exercise", *NUMBERED),
        _me("Choose the days."),
        _by("key_worker", "Find out what is free of charge near me."),
    ),
    _objective(
        "people-contact", RELATIONSHIPS, "I will speak to [who] on [number to reach] days a month",
        ("Days a month on which we spoke", *NUMBERED),
        _by("officer", "Check that the contact is allowed and wanted."),
        _me("Agree on the days with them."),
    ),
    _objective(
        "people-calm", RELATIONSHIPS, f"I will bring the rows at home in which I shout or threaten {CHANGE} a month",
        ("Such rows a month", *NUMBERED),
        _me("Leave the room when I notice the signs I wrote down.", "Write down afterwards what I did instead."),
        _by("provider", "Practise leaving a row with me."),
    ),
    _objective(
        "people-course", RELATIONSHIPS, "I will complete [number to reach] sessions of [programme on relationships]",
        ("Sessions completed", *NUMBERED),
        _by("officer", "Refer, and keep appointments off those days."),
        _me("Go to every session, or say before why I cannot."),
    ),
    _objective(
        "people-help", RELATIONSHIPS, "I will name [number to reach] people whom I can ring when things go wrong",
        ("People on my list who agreed to be rung", *NUMBERED),
        _me("Ask each of them."),
        _by("key_worker", "Go through the list with me."),
    ),
    _objective(
        "time-group", LIFESTYLE, "I will go to [club, team or group] [number to reach] times a month",
        ("Times a month that I went", *NUMBERED),
        _me("Go once and see whether it suits me."),
        _by("key_worker", "Look with me for what there is near by."),
    ),
    _objective(
        "time-away", LIFESTYLE, f"I will bring the evenings a week with people I got into trouble with {CHANGE}",
        ("Such evenings a week", *NUMBERED),
        _me("Plan something else for those evenings.", "Tell them that I am busy."),
        _by("officer", "Ask each week how it went."),
    ),
    _objective(
        "time-help", LIFESTYLE, "I will volunteer for [hours] hours a week at [place]",
        ("Hours a week", "[hours now]", "[hours]"),
        _by("officer", "Check that the place is suitable."),
        _me("Ring the place and ask for a first visit."),
    ),
    _objective(
        "time-mentor", LIFESTYLE, "I will meet my mentor [number to reach] times a month",
        ("Meetings a month", *NUMBERED),
        _by("officer", "Ask for a mentor."),
        _me("Agree on a time that I can keep."),
    ),
    _objective(
        "thinking-stop", THINKING, f"I will bring the times a week I act in anger before I stop to think {CHANGE}",
        ("Times a week, from my diary", *NUMBERED),
        _me("Write down what happened before, and what I did.", "Count to ten and step back."),
        _by("officer", "Practise one situation with me at each appointment."),
    ),
    _objective(
        "thinking-course", THINKING, "I will complete [number to reach] sessions of [thinking programme]",
        ("Sessions completed", *NUMBERED),
        _by("officer", "Refer, and say when it starts."),
        _me("Do the tasks that are set between sessions."),
    ),
    _objective(
        "thinking-plan", THINKING, "I will have a written plan for [number to reach] situations that led to trouble",
        ("Situations with a written plan", *NUMBERED),
        _me("Name the situations."),
        _by("key_worker", "Try each plan out with me."),
    ),
    _objective(
        "thinking-solve", THINKING, "I will solve [number to reach] problems a month by the steps I was taught",
        ("Problems a month, from my worksheets", *NUMBERED),
        _me("Fill in a worksheet for each."),
        _by("officer", "Go through the worksheet with me."),
    ),
    _objective(
        "attitudes-harm", ATTITUDES, "I will write [number to reach] pages about whom my offence harmed, by [day]",
        ("Pages written", *NUMBERED),
        _me("Begin with the day itself."),
        _by("officer", "Read it with me and ask questions."),
    ),
    _objective(
        "attitudes-amends", ATTITUDES, "I will complete [number to reach] hours of work that makes up for what I did",
        ("Hours worked", *NUMBERED),
        _by("officer", "Say when and where."),
        _me("Be there on time."),
    ),
    _objective(
        "attitudes-reasons", ATTITUDES, "I will write down [number to reach] reasons of my own to stay away from crime",
        ("Reasons on my list", *NUMBERED),
        _me("Ask [somebody close] what they would want for me."),
        _by("key_worker", "Talk with me about each."),
    ),
    _objective(
        "attitudes-appointments", ATTITUDES, "I will keep [number to reach] appointments in a row, or ring before",
        ("Appointments in a row that I kept", *NUMBERED),
        _me("Say what stands in the way of coming.", "Put the next date into my phone before I leave."),
        _by("officer", "Find times and places that I can reach."),
    ),
)  # fmt: skip


def suggestions(area: str) -> tuple[SuggestedObjective, ...]:
    """Those of one need; none for a code outside the vocabulary."""
    return tuple(each for each in SUGGESTED if each.area == area)
