#!/bin/sh
# Make the source importable and the command callable, without building a package (which would need a build back end).
set -eu
venv=$1
root=$(pwd)
site=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
printf '%s\n' "$root/src" >"$site/throughcare.pth"
cat >"$venv/bin/throughcare" <<SCRIPT
#!$root/$venv/bin/python
import sys
from throughcare.shell.cli import main
sys.exit(main())
SCRIPT
chmod +x "$venv/bin/throughcare"
