"""The table of Home Office offence codes: what ships, what an agency may bring instead, and what is refused."""

import json
from pathlib import Path

import pytest

from throughcare.rules import catalogue
from throughcare.rules.instruments.offence_codes import (
    CATEGORIES,
    OGRS3_GROUPS,
    BadOffenceTable,
    Offence,
    OffenceCode,
    in_use,
    read,
    shipped,
    using,
)
from throughcare.rules.instruments.ogrs3 import OFFENCES as OGRS3_OFFENCES
from throughcare.shell.cli import main

OUTSIDE = Path(__file__).parents[4] / "shared" / "data" / "uk_home_office_offence_codes_actuarial.csv"
HOME_OFFICE = "ho_code,actuarial_category,IS_VIOLENT_SANCTION,OPD_VIOLENCE_SEX_FLAG,ogrs3Weighting_group\n"
OWN = "class,subclasses,category,violent_sanction,violent_or_sexual,ogrs3_group\n"
RECORD = catalogue.find("arp").card.examples[0].given


def _table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "codes.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.requirement("R020")
def test_the_table_that_ships_has_a_known_group_for_every_code_but_two_that_are_no_offence() -> None:
    offences = shipped().offences
    assert len(offences) == 3039
    assert sorted(code for code, offence in offences.items() if offence.category is None) == [
        "00000",
        "00001",
    ]
    assert {offence.category for offence in offences.values()} - {None} == set(CATEGORIES)
    assert {offence.ogrs3_group for offence in offences.values()} - {None} == set(OGRS3_OFFENCES)
    assert set(OGRS3_GROUPS.values()) == set(OGRS3_OFFENCES)
    assert sum(offence.ogrs3_group is None for offence in offences.values()) == 29


def test_a_code_has_its_groups_and_its_flags() -> None:
    assert shipped().find("04600") == Offence("04600", "theft_non_motor", False, False, "theft_non_motor")
    assert shipped().find("00101") == Offence(
        "00101", "violence_against_the_person_abh_plus", True, True, "violence"
    )
    assert shipped().find("99999") == Offence("99999")


@pytest.mark.skipif(not OUTSIDE.exists(), reason="the outside table is not beside this checkout")
def test_the_table_that_ships_says_what_the_home_office_form_of_it_says() -> None:
    assert read(OUTSIDE).offences == shipped().offences


def test_an_agency_brings_its_own_table_for_as_long_as_it_is_used(tmp_path: Path) -> None:
    mine = read(_table(tmp_path, HOME_OFFICE + "116/18,DRUNKENNESS,FALSE,TRUE,Other offence\n"))
    with using(mine):
        assert in_use() is mine
        assert OffenceCode().read("11618") == Offence("11618", "drunkenness", False, True, "other")
        assert OffenceCode().read("04600") == Offence("04600")
    assert in_use() is shipped()


def test_its_own_form_names_runs_of_subclasses(tmp_path: Path) -> None:
    mine = read(_table(tmp_path, OWN + "001,00-02 05,drunkenness,no,yes,\n"))
    assert sorted(mine.offences) == ["00100", "00101", "00102", "00105"]
    assert mine.find("00102") == Offence("00102", "drunkenness", False, True, None)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (HOME_OFFICE + "116/18,PIRACY,FALSE,FALSE,\n", 2, "'piracy' is none of the groups"),
        (HOME_OFFICE + "11/618,DRUNKENNESS,FALSE,FALSE,\n", 2, "'11/618' is no offence code"),
        (HOME_OFFICE + "116/18,DRUNKENNESS,PERHAPS,FALSE,\n", 2, "no column or value 'perhaps'"),
        (HOME_OFFICE + "116/18,DRUNKENNESS,FALSE,FALSE,\n" * 2, 3, "11618 stands there already"),
        (OWN + "116,x,drunkenness,no,no,\n", 2, "invalid literal"),
        (OWN + "116\n", 2, "too few columns"),
        ("code,group\n11618,drunkenness\n", 2, "no column or value 'ho_code'"),
        (HOME_OFFICE, 1, "it holds no code"),
        ("", 0, "it holds no code"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_the_line_and_the_reason(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    with pytest.raises(BadOffenceTable) as refused:
        read(_table(tmp_path, text))
    assert refused.value.values == {"table": "codes.csv", "line": line}
    assert says in str(refused.value)


def test_a_table_that_is_no_text_or_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00")
    for name in ("bytes.csv", "nowhere.csv"):
        with pytest.raises(BadOffenceTable, match="cannot be read"):
            read(tmp_path / name)


def test_an_answer_is_text_or_an_offence_already_looked_up() -> None:
    kind = OffenceCode()
    offence = kind.read("04600")
    assert kind.read(offence) is offence
    assert kind.from_text("04600") == "04600"
    assert "five digits" in kind.words
    with pytest.raises(ValueError, match="must be text of five digits"):
        kind.read(4600)


def _evaluated(tmp_path: Path, *options: str) -> dict[str, object]:
    asked, answered = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    asked.write_text(json.dumps({"in": RECORD}) + "\n", encoding="utf-8")
    assert main(["rules", "evaluate", "arp", "--input", str(asked), "--output", str(answered), *options]) == 0
    found: dict[str, object] = json.loads(answered.read_text(encoding="utf-8"))["out"]
    return found


@pytest.mark.requirement("R141")
def test_the_command_takes_a_table_for_one_run_or_for_every_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = str(_table(tmp_path, HOME_OFFICE + "116/18,DRUNKENNESS,FALSE,FALSE,\n"))
    assert _evaluated(tmp_path)["score"] == 4.27
    assert _evaluated(tmp_path, "--offence-codes", table)["score"] == 7.17
    monkeypatch.setenv("THROUGHCARE_OFFENCE_CODES", table)
    assert _evaluated(tmp_path)["score"] == 7.17
    monkeypatch.setenv("THROUGHCARE_OFFENCE_CODES", str(tmp_path / "nowhere.csv"))
    assert main(["rules", "evaluate", "arp"]) == 2
    assert "cannot be read" in capsys.readouterr().err
