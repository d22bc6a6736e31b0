"""`python -m throughcare.shell.cli`."""

import sys

from throughcare.shell.cli import main

sys.exit(main())
