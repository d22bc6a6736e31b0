"""People who do not exist, from a seed: the same pack, seed, number and day give the same person. No database."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from throughcare.register.people.birth import Birth
from throughcare.rules import jurisdictions
from throughcare.shell.exchange.sample import words
from throughcare.shell.exchange.sample.days import DAY, Days
from throughcare.shell.exchange.sample.drawing import among, between, chance
from throughcare.shell.exchange.sample.meetings import Rhythm, meetings_of
from throughcare.shell.exchange.sample.names import NICKNAMES
from throughcare.shell.exchange.sample.past import levels_of, offences_of, order_of, states_of
from throughcare.shell.exchange.sample.records import (
    Chore,
    Decision,
    Home,
    NameHeld,
    SamplePerson,
    Story,
    Work,
)
from throughcare.shell.exchange.sample.scene import Scene, scene_of
from throughcare.shell.exchange.sample.stories import story_of

CASELOAD = 60
"""People an officer."""
YEAR_BACK = 365
NOTES_IN_A_HUNDRED = 80
MILLION = 1_000_000


def make_people(
    pack: str, seed: int, count: int, today: date, *, first: int = 0, caseload: int = CASELOAD,
    days_back: int = YEAR_BACK, notes: int = NOTES_IN_A_HUNDRED,
) -> Iterator[SamplePerson]:  # fmt: skip
    """`count` people from the number `first` on, `caseload` of them to each officer, as they stand on `today`.

    days_back: how far the record of contacts goes back. notes: on how many in a hundred meetings there is one.
    Each person has a generator of their own, so any part of a large agency can be made alone.
    Raises UnknownScene for a pack without invented people.
    """
    maker = _Maker(scene_of(pack), Days(jurisdictions.get(pack), today), caseload, days_back, notes)
    for number in range(first, first + count):
        yield maker.person(seed, number)


class _Maker:
    """Makes the people of one scene."""

    def __init__(self, scene: Scene, days: Days, caseload: int, days_back: int, notes: int) -> None:
        self.scene, self.days, self.caseload = scene, days, caseload
        self.days_back, self.notes = days_back, notes

    def person(self, seed: int, number: int) -> SamplePerson:
        r = Random(seed * 1000 * MILLION + number)  # noqa: S311 - repeatable on purpose
        scene, days, seat = self.scene, self.days, number % self.caseload
        story = story_of(number, seat)
        order = order_of(r, scene, story, number, days.today)
        birth, born = _birth(r, order.made_on)
        sex = "female" if chance(r, 0.17) else "male"
        states = states_of(r, story, order, days.today)
        levels, weeks = levels_of(r, scene, story, order, days.today)
        language, interpreter = _language(r, scene)
        rhythm = Rhythm(number // self.caseload, seat, weeks, self.days_back, self.notes)
        names = _names(r, scene, sex)
        return SamplePerson(
            number=number, seat=seat, story=story, reference=scene.reference(number), sex=sex, birth=birth,
            language=language, interpreter=interpreter, names=names,
            identifiers=_identifiers(r, scene, number, order.made_on.year),
            homes=_homes(r, scene, number, order.starts_on), contact_points=_contact_points(r, scene, number, names[0]),
            characteristics=_characteristics(r, scene),
            adjustments=(among(r, words.ADJUSTMENTS),) if chance(r, 0.12) else (),
            relations=_relations(r, scene), work=_work(r, scene, days.today),
            offences=offences_of(r, scene, order, born), order=order, states=states, levels=levels,
            meetings=meetings_of(r, days, story, order, states, rhythm), chores=_chores(r, days, story, seat),
            praise=_praise(days, story),
        )  # fmt: skip


def _birth(r: Random, sentenced_on: date) -> tuple[Birth, date]:
    """The birth as it is known, and its last possible day; always 18 or older when sentenced."""
    age = 18 + int(48 * r.random() ** 1.7)
    born = sentenced_on - timedelta(days=int(age * 365.25) + between(r, 8, 370))
    drawn = r.random()
    if drawn < 0.94:
        return Birth.on(born), born
    if drawn < 0.97:
        return Birth.in_year(born.year), date(born.year, 12, 31)
    if drawn < 0.985:
        return Birth.aged(age, age + 4, sentenced_on, f"{age}-{age + 4} at sentence"), born
    return Birth(), born


def _language(r: Random, scene: Scene) -> tuple[str, bool | None]:
    drawn = r.random()
    if drawn < 0.05:
        return among(r, scene.languages), chance(r, 0.6)
    return ("en", False) if drawn < 0.9 else ("", None)


def _names(r: Random, scene: Scene, sex: str) -> tuple[NameHeld, ...]:
    given_names = scene.names.female if sex == "female" else scene.names.male
    given, family = among(r, given_names), among(r, scene.names.family)
    middle = among(r, given_names) if chance(r, 0.35) else ""
    main = NameHeld("main", given, family, middle)
    drawn = r.random()
    if drawn < 0.06:
        return main, NameHeld("former" if sex == "female" else "alias", given, among(r, scene.names.family))
    if drawn < 0.09:
        return main, NameHeld("alias", among(r, given_names), family)
    if drawn < 0.13:
        return main, NameHeld("nickname", among(r, NICKNAMES), "")
    return (main,)


def _identifiers(r: Random, scene: Scene, number: int, year: int) -> tuple[tuple[str, str], ...]:
    given_in = year - between(r, 0, 8)
    return tuple(
        (scheme, value(number, given_in))
        for scheme, share, value in scene.identifiers
        if r.random() * 100 < share
    )


def _homes(r: Random, scene: Scene, number: int, since: date) -> tuple[Home, ...]:
    moved_in = since - timedelta(days=between(r, 0, 2500))
    if chance(r, 0.03):
        town, area, _ = among(r, scene.towns)
        return (Home("main", "", town, "", area, since),)  # no fixed abode: a town, no street
    present = _home(r, scene, number, "main", moved_in, None)
    if not chance(r, 0.12):
        return (present,)
    before = _home(
        r, scene, number + 5, "previous", moved_in - timedelta(days=between(r, 200, 1500)), moved_in
    )
    return present, before


def _home(r: Random, scene: Scene, number: int, kind: str, starts_on: date, ends_on: date | None) -> Home:
    town, area, district = among(r, scene.towns)
    house = between(r, 1, 140)
    flat = f"{scene.flat} {between(r, 1, 12)}, " if chance(r, 0.3) else ""
    street = f"{flat}{house} {among(r, words.STREET_FIRST)} {among(r, scene.street_kinds)}"
    return Home(kind, street, town, scene.postcode(district, number), area, starts_on, ends_on)


def _contact_points(r: Random, scene: Scene, number: int, name: NameHeld) -> tuple[tuple[str, str], ...]:
    found = []
    if chance(r, 0.9):
        found.append(("mobile", scene.mobile(int(r.random() * 1000))))
    if chance(r, 0.15):
        found.append(("phone", scene.landline(int(r.random() * 1000))))
    if chance(r, 0.4):
        letters = f"{name.given}.{name.family}".lower().replace("'", "")
        found.append(("email", f"{letters}.{number}@example.org"))
    return tuple(found)


def _characteristics(r: Random, scene: Scene) -> tuple[tuple[str, str], ...]:
    return tuple(
        (kind, among(r, values)) for kind, share, values in scene.characteristics if r.random() * 100 < share
    )


def _relations(r: Random, scene: Scene) -> tuple[tuple[str, str], ...]:
    wanted = int(r.random() * 2.4)
    return tuple(
        (
            kind,
            f"{among(r, scene.names.female if woman else scene.names.male)} {among(r, scene.names.family)}",
        )
        for kind, woman in (among(r, words.RELATIONS) for _ in range(wanted))
    )


def _work(r: Random, scene: Scene, today: date) -> Work | None:
    if chance(r, 0.15):
        return None
    kind, status, placed = among(r, words.OCCUPATIONS)
    organisation = ""
    if placed:
        trade = among(r, words.SCHOOLS if kind == "education" else words.TRADES)
        organisation = f"{among(r, words.STREET_FIRST)} {trade}"
    return Work(kind, status, organisation, today - timedelta(days=between(r, 20, 1200)))


def _chores(r: Random, days: Days, story: Story, seat: int) -> tuple[Chore, ...]:
    """Tasks: in each caseload some due today, some late, some done."""
    if story in (Story.UNALLOCATED, Story.ENDED):
        return ()
    what = among(r, words.TASKS)
    if seat % 13 == 2:
        return (Chore(what, days.today, None),)
    if seat % 17 == 5:
        return (Chore(what, days.today - between(r, 1, 6) * DAY, None),)
    drawn = r.random()
    if drawn < 0.2:
        return (Chore(what, days.next_worked(days.today + between(r, 1, 25) * DAY), None),)
    if drawn < 0.6:
        due_on = days.today - between(r, 10, 120) * DAY
        return (Chore(what, due_on, due_on - between(r, 0, 3) * DAY),)
    return ()


def _praise(days: Days, story: Story) -> Decision | None:
    if story is not Story.PRAISED:
        return None
    return Decision("praise", days.today - 6 * DAY, words.DECIDED_PRAISE, departs=False)
