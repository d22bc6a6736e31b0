"""Where the programmes of England and Wales were read. Pages report; the data of the program was itself read."""

from datetime import date

from throughcare.rules.interventions.sources import (
    ACCREDITED_PROGRAMMES,
    APPROVED_PREMISES,
    REFER_AND_MONITOR,
)
from throughcare.rules.jurisdictions.england_and_wales.sources import SENTENCING_ACT
from throughcare.rules.kernel.reading import page

__all__ = ["ACCREDITED_PROGRAMMES", "APPROVED_PREMISES", "REFER_AND_MONITOR", "SENTENCING_ACT"]
JUDICIAL_BROCHURE = page(
    "Judicial brochure: accredited programmes", "guidance for judges", "https://www.gov.uk/guidance/judicial-brochure-accredited-programmes",
)  # fmt: skip
TSP_EVALUATION = page(
    "Thinking Skills Programme: evaluation by the Justice Data Lab, as a page reports it",
    "20,293 adults in prison from 2010 to 2019, matched with 375,647 others",
    "https://www.russellwebster.com/thinking-skills-programme-tsp-does-reduce-reoffending/",
    since=date(2023, 7, 27),
)
LDC_EVALUATION = page(
    "Programmes for people with learning disabilities or challenges: evaluation, as a page reports it",
    "uncontrolled study of clinical outcomes before and after",
    "https://www.russellwebster.com/learning-disabilities-offending-behaviour-programmes/",
    since=date(2025, 1, 9),
)
KAIZEN_INFORMATION = page(
    "Kaizen: information for participants, as the Prison Reform Trust reports it",
    "Inside Time, 1 July 2017",
    "http://www.prisonreformtrust.org.uk/PressPolicy/Comment/InsideTime/vw/1/ItemID/467",
    since=date(2017, 7, 1),
)
BBR_RESEARCH = page(
    "Facilitators of probation-based domestic violence perpetrator programmes",
    "Renehan, as the Confederation of European Probation reports it",
    "https://www.cep-probation.org/facilitators-of-probation-based-domestic-violence-perpetrator-programmes-whos-in-the-room/",
)
BBR_LOCAL = page(
    "Your sentence: Building Better Relationships",
    "Norfolk and Suffolk community rehabilitation company",
    "https://www.norfolksuffolkcrc.co.uk/home/service-users/your-sentence-2.html",
)
COVAID_TRIAL = page(
    "Treating alcohol-related violence: a feasibility study of a randomised trial in prisons",
    "Journal of Forensic Psychiatry and Psychology, 2014; 115 men",
    "https://informahealthcare.com/doi/abs/10.1080/14789949.2014.895025",
    since=date(2014, 3, 12),
)
RESOLVE_EVALUATION = page(
    "Resolve: reoffending impact evaluation, Ministry of Justice 2021",
    "2,509 men in prison from 2011 to 2018",
    "https://pdfslide.us/documents/reoffending-impact-evaluation-of-the-prison-based-.html",
    since=date(2021, 1, 1),
)
PIPE_EVALUATION = page(
    "Evaluation of psychologically informed planned environments",
    "Queen Mary University of London for the Ministry of Justice, 2022",
    "https://www.gov.uk/government/publications/evaluation-of-psychologically-informed-planned-environments",
    since=date(2022, 10, 13),
)
PIPE_FEATURES = page(
    "Enabling features of psychologically informed planned environments",
    "National Centre for Social Research, July 2013",
    "http://natcen.ac.uk/our-research/research/enabling-features-of-psychologically-informed-planned-environments/",
    since=date(2013, 7, 17),
)
