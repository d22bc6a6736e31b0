"""`throughcare keys`: what it prints of the keys, and never a key itself."""

from argparse import Namespace

import pytest
from tests import factories

from throughcare.platform.keys.models import DataKey
from throughcare.shell.cli import keys

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R139")]


def test_status_says_whose_key_it_is_and_how_many_values_it_holds(capsys: pytest.CaptureFixture[str]) -> None:
    made = factories.ContactPointFactory()
    assert keys._status(Namespace()) == 0
    key = DataKey.objects.get(domain="contact")
    (line,) = [each for each in capsys.readouterr().out.splitlines() if str(key.pk) in each]
    assert made.person.agency.code in line and "in use, 1 values" in line


def test_init_makes_no_second_first_key(capsys: pytest.CaptureFixture[str]) -> None:
    assert keys._init(Namespace()) == 0
    assert "already: test" in capsys.readouterr().out
