"""The texts on confinement after a violation in the United States that were read, state by state."""

from datetime import date

from throughcare.rules.kernel.reading import law, page

LIMIT_ONLY = (
    "This is the most the text allows, not what should follow: a person decides whether anything does."
)

WASHINGTON_CODE = law(
    "Washington Administrative Code, violations of community custody",
    "WAC 137-104-025",
    "https://lawfilesext.leg.wa.gov/Law/WAC/WAC%20137%20%20TITLE/WAC%20137%20-104%20%20CHAPTER/WAC%20137%20-104%20-025.htm",
)
WASHINGTON_STATUTE = law(
    "Revised Code of Washington, violations of community custody",
    "RCW 9.94A.737",
    "https://apps.leg.wa.gov/rcw/default.aspx?cite=9.94A.737",
)
WASHINGTON_POLICY = page(
    "Washington Department of Corrections, violations, hearings and appeals",
    "DOC 460.130",
    "https://paperzz.com/doc/8318495/violations-hearings-and-appeals",
    version="2013",
)
MICHIGAN = law(
    "Michigan Compiled Laws, technical probation violations",
    "MCL 771.4b",
    "https://self-law.org/code/mi/chapter-771/771-4b",
)
MISSISSIPPI = law(
    "Mississippi State Parole Board, violations and revocations",
    "29 Miss. Code R. 201-3.6",
    "https://casetext.com/regulation/mississippi-administrative-code/title-29-prisons-and-parole/part-201-mississippi-state-parole-board-policies-and-procedures/chapter-3-the-parole-process/rule-29-201-36-parole-violations-and-revocations",
)
NEW_YORK = law(
    "New York Executive Law, technical violations, as printed in Assembly bill A9371 of 2025",
    "Executive Law 259-i(3)(f)(xii), as amended by chapter 427 of the laws of 2021",
    "https://assembly.state.ny.us/leg/?Text=Y&bn=A9371&term=2025",
    version="the law as it stood on 19 December 2025; the bill's own figures are not used",
)
NORTH_CAROLINA_CONFINEMENT = page(
    "UNC School of Government, confinement in response to violation",
    "nccriminallaw.sog.unc.edu",
    "https://nccriminallaw.sog.unc.edu/?p=3277",
)
NORTH_CAROLINA_DIPS = page(
    "UNC School of Government, quick dips",
    "nccriminallaw.sog.unc.edu/quick-dips",
    "https://nccriminallaw.sog.unc.edu/quick-dips",
)
GEORGIA = law(
    "Official Code of Georgia, revocation of probation",
    "O.C.G.A. 42-8-34.1",
    "https://law.justia.com/codes/georgia/2010/title-42/chapter-8/article-2/42-8-34-1/",
    version="the code of 2010",
)
NEBRASKA = law(
    "Nebraska Revised Statutes, administrative and custodial sanctions",
    "Neb. Rev. Stat. 29-2266",
    "https://nebraskalegislature.gov/laws/statutes.php?statute=29-2266&print=true",
)
IDAHO_MATRIX = law(
    "Idaho Department of Correction, Idaho Response Matrix",
    "document 273232",
    "https://forms-idoc.idaho.gov/WebLink/DocView.aspx?dbid=0&id=273232&repo=LFICHE",
)
IDAHO_RULES = law(
    "Idaho Administrative Code, supervision of people on probation or parole",
    "IDAPA 06.02.01.010",
    "https://law.cornell.edu/regulations/idaho/IDAPA-06.02.01.010",
    since=date(2021, 7, 1),
)
KANSAS_2016 = law(
    "Kansas Court of Appeals, on graduated sanctions as they stood in 2016",
    "State v. Myers",
    "https://16jd.kscourts.gov/Cases-Decisions/Decisions/Unpublished/State-v-Myers-1",
    version="the law of 2016; the scheme was later cut back",
)
CALIFORNIA = law(
    "California Penal Code, flash incarceration",
    "Penal Code 1203.35",
    "https://law.onecle.com/california/penal/1203.35.html",
)
MISSOURI = law(
    "Missouri Revised Statutes, detention as a condition of probation",
    "RSMo 559.026",
    "https://getpocketlaw.com/law/state_missouri/section-559-026-detention-condition-of-probation_4c615b16508d",
    since=date(2021, 8, 28),
)
