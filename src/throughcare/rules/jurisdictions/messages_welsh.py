"""The house's messages to the person in Welsh. Nobody who speaks it has read them for an agency yet: `checked` is
false, and until somebody has, the person gets English."""

from dataclasses import replace
from functools import partial

from throughcare.rules.jurisdictions.house_messages import HOUSE_MESSAGES, WORDED
from throughcare.rules.jurisdictions.messaging import MessageWording

_say = partial(MessageWording, language="cy", version=WORDED, checked=False)
_CANNOT = (
    "Os na allwch chi, dywedwch wrthym cyn hynny: atebwch y neges hon neu ffoniwch {phone}. Os na ddywedwch chi ddim,"
    " byddwn ni’n gofyn pam."
)

WELSH = (
    _say(kind="appointment", subject="Cyfarfod ar {date}",
         text="Rydych chi i fod i gwrdd â {officer_name} ar {date} am {time}, {place}. Cynlluniwch nawr sut"
         " byddwch chi’n"
         f" cyrraedd a phryd i adael. {_CANNOT}"),
    _say(kind="appointment_call", subject="Galwad ar {date}",
         text="Bydd {officer_name} yn eich ffonio ar {date} am {time}. Cynlluniwch nawr ble gallwch chi siarad,"
         " a gwefrwch"
         f" eich ffôn. {_CANNOT}"),
    _say(kind="appointment_home", subject="Ymweliad ar {date}",
         text="Bydd {officer_name} yn dod i’ch gweld ar {date} am {time}. Cynlluniwch nawr i fod gartref."
         f" {_CANNOT}"),
    _say(kind="appointment_off", subject="Dim cyfarfod ar {date}",
         text="Does dim angen i chi gwrdd â {officer_name} ar {date} am {time} bellach. Byddwn ni’n dweud pryd i gwrdd"
         " nesaf. Ddim yn siŵr? Ffoniwch {phone}."),
    _say(kind="ring_us", subject="Ffoniwch, os gwelwch yn dda",
         text="Ffoniwch {officer_name} ar {phone} pan allwch chi. Os na allwch chi ffonio, atebwch gydag amser da i’ch"
         " ffonio chi."),
)  # fmt: skip
WITH_WELSH = replace(HOUSE_MESSAGES, wordings=(*HOUSE_MESSAGES.wordings, *WELSH))
"""The house's terms, with this language beside English."""
