"""The second factor's secrets are of no use to who has the database alone."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator

from throughcare.platform.access.demo import DemoSecrets
from throughcare.platform.access.sealing import CannotOpen, seal, unseal


@pytest.mark.django_db
@pytest.mark.requirement("R138")
def test_the_database_holds_no_secret_in_clear(account: DemoSecrets) -> None:
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert account.totp_secret not in kept
    assert unseal(kept) == account.totp_secret


def test_sealing_twice_gives_two_texts() -> None:
    assert seal("a secret") != seal("a secret")


@pytest.mark.parametrize("at", range(40))
def test_any_change_is_noticed(at: int) -> None:
    sealed = seal("a secret")
    other = sealed[:at] + ("A" if sealed[at] != "A" else "B") + sealed[at + 1 :]
    with pytest.raises(CannotOpen):
        unseal(other)


@pytest.mark.parametrize("nothing", ["", "AQ==", "JBSWY3DPEHPK3PXP", "not base64"])
def test_what_was_never_sealed_does_not_open(nothing: str) -> None:
    with pytest.raises(CannotOpen):
        unseal(nothing)


def test_a_new_key_reads_what_the_old_one_sealed(settings: Any) -> None:
    sealed, old = seal("a secret"), settings.SECRET_KEY
    settings.SECRET_KEY = "another key of many characters"
    with pytest.raises(CannotOpen):
        unseal(sealed)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert unseal(sealed) == "a secret"
