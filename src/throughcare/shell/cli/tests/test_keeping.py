"""`throughcare check` on data at rest: it says what it sees, and asks for a statement of what it cannot see."""

import os
from pathlib import Path

import pytest
from tests import factories

from throughcare.platform.keys.models import DataKey
from throughcare.shell.cli import keeping


def device(folder: Path, number: str, uuid: str = "", below: Path | None = None) -> Path:
    """A block device as the kernel shows it."""
    made = folder / number
    (made / "slaves").mkdir(parents=True)
    if uuid:
        (made / "dm").mkdir()
        (made / "dm/uuid").write_text(uuid)
    if below:
        (made / "slaves" / below.name).symlink_to(below)
    return made


class TestTheDisk:
    def number(self, path: Path) -> str:
        held = path.stat().st_dev
        return f"{os.major(held)}:{os.minor(held)}"

    def test_an_encrypted_device_is_seen(self, tmp_path: Path) -> None:
        device(tmp_path / "dev", self.number(tmp_path), "CRYPT-LUKS2-0123-data")
        assert keeping.encrypted(tmp_path / "not/there/yet", tmp_path / "dev") is True

    def test_a_volume_upon_an_encrypted_device_too(self, tmp_path: Path) -> None:
        crypt = device(tmp_path / "dev", "253:9", "CRYPT-LUKS2-0123-data")
        device(tmp_path / "dev", self.number(tmp_path), "LVM-0123", below=crypt)
        assert keeping.encrypted(tmp_path, tmp_path / "dev") is True

    def test_a_plain_one_is_not_and_an_unknown_one_is_unknown(self, tmp_path: Path) -> None:
        assert keeping.encrypted(tmp_path, tmp_path / "dev") is None
        device(tmp_path / "dev", self.number(tmp_path))
        assert keeping.encrypted(tmp_path, tmp_path / "dev") is False


@pytest.mark.django_db
@pytest.mark.requirement("R139")
class TestWhatIsFound:
    def found(self) -> str:
        return "\n".join(text for text, _ in keeping.found())

    def test_a_statement_is_asked_for_then_repeated(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/x")
        assert (
            "THROUGHCARE_DISK_ENCRYPTED" in self.found() and "THROUGHCARE_BACKUPS_ENCRYPTED" in self.found()
        )
        monkeypatch.setenv("THROUGHCARE_DISK_ENCRYPTED", "yes: LUKS2")
        monkeypatch.setenv("THROUGHCARE_BACKUPS_ENCRYPTED", "yes: age, key in the safe")
        assert "as stated and not seen: yes: LUKS2" in self.found() and "key in the safe" in self.found()

    def test_a_key_that_no_root_key_opens_is_serious(self) -> None:
        factories.ContactPointFactory()
        DataKey.objects.update(wrapped=b"spoilt")
        assert [serious for text, serious in keeping.found() if "does not open" in text] == [True]

    def test_values_on_a_retired_key_are_serious(self) -> None:
        factories.ContactPointFactory()
        key = DataKey.objects.get(domain="contact")
        DataKey.objects.filter(pk=key.pk).update(
            replaced_at=key.created_at, retired_at=key.created_at, wrapped=b""
        )
        assert [serious for text, serious in keeping.found() if "people_contactpoint.value" in text] == [True]
