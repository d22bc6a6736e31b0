"""The two agencies of the demo: their names, who can sign in, and the lists they keep. All invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colleague:
    """Someone of the demo who can sign in. in_team: whether the role is held in the first team."""

    suffix: str
    name: str
    role: str
    in_team: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyPlan:
    """One of the demo's agencies. The user names begin with `short`."""

    code: str
    short: str
    name: str
    pack: str
    seed: int
    address: tuple[str, ...]
    colleagues: tuple[Colleague, ...]

    @property
    def officer(self) -> str:
        """The user name of the officer whose day the demo shows."""
        return f"{self.short}-officer"


PLANS = (
    AgencyPlan(
        code="northern-vale", short="vale", name="Northern Vale Probation", pack="ew", seed=7,
        address=("Beacon House", "1 Wheelwright Row", "Kellerby NV1 1AB"),
        colleagues=(
            Colleague("officer", "Rowena Garland", "officer", in_team=True),
            Colleague("manager", "Gareth Adeyemi", "manager", in_team=True),
            Colleague("support", "Priya Sharples", "support", in_team=True),
            Colleague("psych", "Anneliese Okoro", "psychologist", in_team=True),
            Colleague("work", "Bethan Rudge", "work_supervisor", in_team=True),
            Colleague("tests", "Idris Fenwick", "tester", in_team=True),
            Colleague("duty", "Winston Clegg", "duty_manager"),
            Colleague("court", "Niamh Trevelyan", "court_officer"),
            Colleague("front", "Jade Whitlock", "reception"),
            Colleague("auditor", "Ieuan Mistry", "auditor"),
            Colleague("admin", "Katarzyna Swift", "administrator"),
        ),
    ),
    AgencyPlan(
        code="laurel-county", short="laurel", name="Laurel County Probation and Parole", pack="us-pa", seed=11,
        address=("Signal Building", "200 Lamplighter Street", "Laurel Forge, PA 00101"),
        colleagues=(
            Colleague("officer", "Marisol Kettering", "officer", in_team=True),
            Colleague("manager", "Curtis Halsted", "manager", in_team=True),
            Colleague("support", "Denise Wojcik", "support", in_team=True),
            Colleague("psych", "Renata Ashdown", "psychologist", in_team=True),
            Colleague("work", "Everett Lindqvist", "work_supervisor", in_team=True),
            Colleague("tests", "Shauna Pell", "tester", in_team=True),
            Colleague("duty", "Terrell Brubaker", "duty_manager"),
            Colleague("court", "Colleen Stover", "court_officer"),
            Colleague("front", "Yolanda Greer", "reception"),
            Colleague("auditor", "Vincent Harlan", "auditor"),
            Colleague("admin", "Thuy Bingham", "administrator"),
        ),
    ),
)  # fmt: skip
