"""Signing in, as staff do it: first time and every day, by keyboard, on a phone, with and without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.live import BOTH_WAYS, ON_A_PHONE, LiveAgency, sign_in, width_of
from throughcare.platform.access.demo import DemoSecrets, code_of

pytestmark = [pytest.mark.journey, pytest.mark.requirement("R138", "R148")]

NewPage = Callable[..., Page]
Axe = Callable[[Page], None]
SIGNED_IN = "Where you are signed in"


def newcomer(live_agency: LiveAgency, username: str) -> DemoSecrets:
    """A new officer to whom the administrator gave a password, and nothing else yet."""
    with live_agency.database() as world:
        user = world.user("officer", team=world.team, username=username, name="Nadia New")
        user.set_password("a-first-password-of-words")
        user.save()
    return DemoSecrets(username, "a-first-password-of-words", "")


def give_password(page: Page, account: DemoSecrets, password: str | None = None) -> None:
    """The first step."""
    page.get_by_label("User name").fill(account.username)
    page.get_by_label("Password", exact=True).fill(password or account.password)
    page.get_by_role("button", name="Continue").click()


@BOTH_WAYS
def test_an_officer_signs_in_and_meets_the_notice(live_agency: LiveAgency, new_page: NewPage) -> None:
    page = new_page()
    sign_in(page, live_agency.officer, live_agency.code(live_agency.officer), to="/sessions/")
    expect(page.get_by_role("heading", name=SIGNED_IN)).to_be_visible()


@BOTH_WAYS
def test_a_newcomer_sets_up_an_app_at_the_first_sign_in(
    live_agency: LiveAgency, new_page: NewPage, with_javascript: bool, assert_no_axe_findings: Axe
) -> None:
    check = assert_no_axe_findings if with_javascript else lambda page: None
    account = newcomer(live_agency, f"nadia-{with_javascript}".lower())
    page = new_page()
    page.goto("/")
    expect(page).to_have_title("Sign in - Throughcare")
    check(page)
    give_password(page, account)
    expect(page.get_by_role("heading", name="Before you go on")).to_be_visible()
    check(page)
    page.get_by_role("button", name="I understand and agree").click()
    expect(page.get_by_role("heading", name="Set up your authenticator app")).to_be_visible()
    expect(page.get_by_alt_text("QR code with the key shown below")).to_be_visible()
    check(page)
    key = page.locator("dd").first.inner_text().replace(" ", "")
    page.get_by_label("Code", exact=True).fill("000000")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_contain_text("The code is wrong")
    check(page)
    page.get_by_label("Code", exact=True).fill(code_of(key))
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    expect(page.locator(".tc-recovery-codes li")).to_have_count(10)
    check(page)
    page.goto("/accounts/2fa/")
    expect(page.get_by_text("10 recovery codes left")).to_be_visible()
    check(page)


@BOTH_WAYS
def test_a_wrong_password_is_said_and_the_name_stays(
    live_agency: LiveAgency, new_page: NewPage, with_javascript: bool, assert_no_axe_findings: Axe
) -> None:
    page = new_page()
    page.goto("/")
    give_password(page, live_agency.manager, "not-the-password")
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("The user name or password is wrong, or the name is locked.")
    expect(page.get_by_label("User name")).to_have_value("max")
    expect(page.get_by_label("Password", exact=True)).to_have_value("")
    expect(page).to_have_title("Error: Sign in - Throughcare")
    if with_javascript:
        expect(page.locator(".govuk-error-summary")).to_be_focused()
        assert_no_axe_findings(page)
    give_password(page, live_agency.manager)
    expect(page.get_by_label("Code")).to_be_visible()


def test_by_keyboard_alone(live_agency: LiveAgency, new_page: NewPage) -> None:
    page = new_page()
    page.goto("/accounts/login/?next=/sessions/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    tab_to(page, "User name")
    page.keyboard.type(live_agency.officer.username)
    tab_to(page, "Password")
    page.keyboard.type(live_agency.officer.password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Enter your code")).to_be_visible()
    tab_to(page, "Code")
    page.keyboard.type(live_agency.code(live_agency.officer))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Before you go on")).to_be_visible()
    tab_to(page, "I understand and agree")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=SIGNED_IN)).to_be_visible()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the input or button of this name has the focus."""
    for _ in range(20):
        page.keyboard.press("Tab")
        focused = "(document.activeElement.labels?.[0] ?? document.activeElement).innerText.trim()"
        if page.evaluate(focused) == name:
            return
    pytest.fail(f"The keyboard does not reach {name!r}")


@ON_A_PHONE
def test_on_a_phone(live_agency: LiveAgency, new_page: NewPage, assert_no_axe_findings: Axe) -> None:
    page = new_page()

    def fits() -> None:
        assert width_of(page) <= page.evaluate("window.innerWidth")
        assert_no_axe_findings(page)

    page.goto("/")
    fits()
    give_password(page, live_agency.administrator)
    fits()
    page.get_by_label("Code").fill(live_agency.code(live_agency.administrator))
    page.get_by_role("button", name="Sign in").click()
    fits()
    page.get_by_role("button", name="I understand and agree").click()
    for address in ("/sessions/", "/sessions/staff/", "/locks/", "/accounts/2fa/", "/accounts/2fa/webauthn/",
                    "/accounts/password/change/", "/accounts/2fa/totp/activate/"):  # fmt: skip
        page.goto(address)
        fits()


def test_a_passkey_is_set_up_and_signs_in(
    live_agency: LiveAgency, new_page: NewPage, assert_no_axe_findings: Axe
) -> None:
    account = live_agency.account("pia", "Pia Passkey", "officer")
    page = new_page()
    with_authenticator(page)
    sign_in(page, account, live_agency.code(account), to="/accounts/2fa/webauthn/add/")
    assert_no_axe_findings(page)
    page.get_by_label("Name of this passkey").fill("Test key")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    page.goto("/accounts/2fa/webauthn/")
    expect(page.get_by_role("rowheader", name="Test key")).to_be_visible()
    assert_no_axe_findings(page)
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/accounts/login/?next=/sessions/")
    give_password(page, account)
    assert_no_axe_findings(page)
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_role("button", name="I understand and agree").click()
    expect(page.get_by_role("heading", name=SIGNED_IN)).to_be_visible()


def with_authenticator(page: Page) -> None:
    """A security key that the browser plays, whose owner always says yes."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }})  # fmt: skip


def test_without_javascript_a_passkey_is_not_offered_and_the_code_is(
    live_agency: LiveAgency, new_page: NewPage, browser: object
) -> None:
    account = live_agency.account("rita", "Rita Both", "officer")
    page = new_page()
    with_authenticator(page)
    sign_in(page, account, live_agency.code(account), to="/accounts/2fa/webauthn/add/")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    plain = page.context.browser.new_context(base_url=live_agency.url, java_script_enabled=False)  # type: ignore[union-attr]
    other = plain.new_page()
    other.goto("/")
    give_password(other, account)
    expect(other.get_by_role("button", name="Use a passkey")).to_be_hidden()
    other.get_by_label("Code").fill(live_agency.code(account))
    other.get_by_role("button", name="Sign in").click()
    expect(other.get_by_role("heading", name="Before you go on")).to_be_visible()
    plain.close()
