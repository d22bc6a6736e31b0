"""To ask for one rule only the modules that name it are read, and it is the rule it is among all."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from throughcare.rules import catalogue, modules
from throughcare.rules.kernel import UnknownCode
from throughcare.rules.kernel.fingerprint import to_json

FORBIDDEN = (
    "django",
    "psycopg",
    "numpy",
    "polars",
    "pandas",
    "yaml",
    "jinja2",
    "requests",
    "sqlite3",
    "hypothesis",
)
COMMANDS = {
    "list": ["list"],
    "show": ["show", "ogrs3"],
    "evaluate": ["evaluate", "ogrs3"],
    "show, composed code": ["show", "psa-fta"],
}
VERSIONS = Counter(entry.code for entry in catalogue.entries())
OF_SEVERAL = sorted(code for code, many in VERSIONS.items() if many > 1)
COMPOSED = ("united-states:early_discharge_us_me", "predictor-2026:all-reoffending-predictor", "tier-ew-v2")


def _alone(script: str, *arguments: str) -> list[str]:
    """What a script prints that nothing else has been read before."""
    line = json.dumps({"in": catalogue.find("ogrs3").card.examples[0].given})
    command = [sys.executable, "-c", f"import sys\n{script}", *arguments]
    return subprocess.run(command, input=line, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.requirement("R141")
def test_the_command_loads_no_framework_no_numbers_library_and_no_driver(command: list[str]) -> None:
    script = (
        "from throughcare.shell.cli import main; status = main(['rules', *sys.argv[1:]])\n"
        f"print(status, [name for name in {FORBIDDEN!r} if name in sys.modules])"
    )
    assert _alone(script, *command)[-1] == "0 []"


def test_one_rule_needs_few_modules() -> None:
    script = (
        "from throughcare.rules import catalogue; catalogue.find('ogrs3')\n"
        "print(sum(name.startswith('throughcare.rules') for name in sys.modules))"
    )
    everything = sum(len(list(_modules(folder))) for folder in modules.FOLDERS)
    assert int(_alone(script)[-1]) < everything / 2


def _modules(folder: str) -> list[Path]:
    return list(Path(modules.__file__).parent.joinpath(folder.rpartition(".")[2]).glob("*.py"))


@pytest.mark.parametrize("code", [*OF_SEVERAL, *COMPOSED])
def test_asked_for_alone_a_rule_has_all_its_versions(code: str) -> None:
    script = (
        "from throughcare.rules import catalogue\n"
        "print(catalogue.find(sys.argv[1]).card.id)\n"
        "print(sum(entry.code == sys.argv[1] for entry in catalogue._versions(sys.argv[1])))"
    )
    assert _alone(script, code) == [str(catalogue.find(code).card.id), str(VERSIONS[code])]


def test_a_family_of_rules_is_answered_without_reading_the_rest() -> None:
    persona = catalogue.find("handover-ew:persona")
    line = json.dumps({"rule": persona.code, "in": to_json(persona.card.examples[0].given)})
    script = (
        "import json; from throughcare.rules import catalogue\n"
        "print('handover_date' in catalogue.answer('handover-ew', json.loads(sys.argv[1])))\n"
        "print('throughcare.rules.workload' in sys.modules)"
    )
    assert _alone(script, line) == ["True", "False"]


def test_a_member_that_a_family_does_not_have_is_told_by_its_name() -> None:
    with pytest.raises(UnknownCode, match="handover-ew:no-such-rule"):
        catalogue.answer("handover-ew", {"rule": "handover-ew:no-such-rule", "in": {}})


def test_where_no_module_that_names_a_rule_has_it_its_folder_is_read_and_then_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(catalogue, "_named", lambda code: [])
    anew = catalogue._versions.__wrapped__
    assert [entry.code for entry in anew("ogrs3")] == ["ogrs3"]
    assert anew("no-such-rule") == []


def test_a_folder_that_nobody_read_has_registered_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = {str(entry.card.id) for entry in catalogue.entries()}
    monkeypatch.delitem(sys.modules, "throughcare.rules.responses")
    without = {str(entry.card.id) for entry in catalogue._registered()}
    assert without < everything
    assert "us-pa-missed-contact" in {name.partition("@")[0] for name in everything - without}
