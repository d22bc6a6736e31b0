"""Deeds of which the parts of an action would read badly, in whole words: by the wing whose app writes them.

Each begins with its verb; one about somebody ends with the word that leads to their name ("a test of", "a message to")
or needs "of" there. Several people are told in the same way.
"""

from throughcare.shell.web.log_deeds.of_casework import CASEWORK
from throughcare.shell.web.log_deeds.of_decisions import DECISIONS
from throughcare.shell.web.log_deeds.of_platform import PLATFORM
from throughcare.shell.web.log_deeds.of_register import REGISTER

DEEDS = {**PLATFORM, **REGISTER, **CASEWORK, **DECISIONS}
