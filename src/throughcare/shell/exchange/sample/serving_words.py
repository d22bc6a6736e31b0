"""What is offered around the demo's two agencies: organisations, services and places of help. All invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """An organisation with somebody who can sign in. suffix: of the user name; programme: "" for a service of its own.

    months: for how long it has been offered. clinical: what is done there is treatment.
    """

    suffix: str
    name: str
    worker: str
    title: str
    what: str
    needs: tuple[str, ...]
    programme: str = ""
    clinical: bool = False
    places: int = 12
    sessions: int = 8
    group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """A place of help. east, north: kilometres from the middle of the town. checked: days ago."""

    title: str
    kind: str
    what: str
    who_for: str
    needs: tuple[str, ...]
    address: str
    east: float
    north: float
    hours: str = "09:00-17:00"
    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    checked: int = 30


MIDDLE = {"ew": (54.312, -2.121), "us-pa": (40.905, -77.612)}
"""WGS 84 of the invented town: open country, where nobody is sent astray."""

OUTSIDE = {
    "ew": (
        Outside(suffix="homes", name="Kellerby Homes Trust", worker="Rosalind Achterberg", title="A settled home",
                what="Help to find a home, to move in and to keep it.", needs=("accommodation", "money"), places=10),
        Outside(suffix="works", name="Wheelwright Works", worker="Dafydd Osei", title="Into work",
                what="Training, references and a first job.", needs=("work",)),
        Outside(suffix="programmes", name="Northern Vale programme team", worker="Imogen Fairweather",
                title="Thinking Skills Programme", what="The accredited programme, at the Beacon House.",
                needs=("thinking",), programme="ew-tsp", places=8, sessions=19, group=True),
    ),
    "us-pa": (
        Outside(suffix="homes", name="Laurel Forge Housing Partnership", worker="Beverly Nakamura",
                title="A place of your own", what="Help to find a home, to move in and to keep it.",
                needs=("accommodation", "money"), places=10),
        Outside(suffix="clinic", name="Signal Street Recovery Clinic", worker="Dr. Harriet Oyelaran",
                title="Outpatient recovery", what="Treatment one to one and in groups.", needs=("drugs", "alcohol"),
                clinical=True, places=15),
        Outside(suffix="works", name="Lamplighter Workforce", worker="Ernesto Vidal", title="Into work",
                what="Training, references and a first job.", needs=("work",)),
    ),
}  # fmt: skip

HELP = {
    "ew": (
        Help(title="Open Door Night Shelter", kind="housing", what="A bed for the night, and breakfast.",
             who_for="Adults without a home", needs=("accommodation",), address="3 Tannery Lane, Kellerby", east=0.6,
             north=0.4, hours="18:00-23:00", days=(0, 1, 2, 3, 4, 5, 6)),
        Help(title="Kellerby Advice on Debt", kind="money", what="Debts, benefits and budgets.", who_for="Everybody",
             needs=("money",), address="14 Market Street, Kellerby", east=-0.3, north=0.2),
        Help(title="The Quiet Room", kind="counselling", what="Somebody to talk to, six sessions without charge.",
             who_for="Adults", needs=("health", "relationships"), address="2 Chapel Yard, Kellerby", east=1.9,
             north=-1.1, days=(1, 3)),
        Help(title="Second Shift Jobs Club", kind="work", what="Letters, interviews and a computer to use.",
             who_for="Everybody looking for work", needs=("work",), address="Station Road, Aldermoor", east=-4.2,
             north=3.8, days=(0, 2, 4)),
        Help(title="Vale Recovery Meetings", kind="drugs_and_alcohol", what="Meetings of people in recovery.",
             who_for="Whoever wants to stop", needs=("drugs", "alcohol"), address="Hall Street 3, Kellerby", east=0.1,
             north=-0.8, hours="19:00-20:30", days=(0, 3, 6), checked=240),
    ),
    "us-pa": (
        Help(title="Lantern House Shelter", kind="housing", what="A bed for the night, and breakfast.",
             who_for="Adults without a home", needs=("accommodation",), address="41 Tannery Alley, Laurel Forge",
             east=0.8, north=0.5, hours="18:00-23:00", days=(0, 1, 2, 3, 4, 5, 6)),
        Help(title="Laurel County Legal Advice", kind="legal", what="Rent, wages and family matters.",
             who_for="Everybody", needs=("money", "accommodation"), address="200 Court Square, Laurel Forge",
             east=-0.5, north=0.1),
        Help(title="Ridge Counseling", kind="counselling", what="One to one, on a sliding scale.", who_for="Adults",
             needs=("health", "relationships"), address="17 Ridge Road, Millbrook", east=6.5, north=-3.2),
        Help(title="Open Bench Jobs Room", kind="work", what="Letters, interviews and a computer to use.",
             who_for="Everybody looking for work", needs=("work",), address="8 Foundry Street, Laurel Forge", east=0.2,
             north=-1.4, checked=220),
    ),
}  # fmt: skip
