"""Every state of either route has its phase, and every end says how it counts."""

import pytest

from throughcare.rules.interventions.referring import (
    DECLINES,
    DESELECTIONS,
    ENDED,
    ENDS,
    OUTSIDE_THE_PERSONS_HANDS,
    PHASES,
    REFERRER,
    ROUTE,
    RUNNER,
    WITHDRAWALS,
    Route,
)


@pytest.mark.parametrize("route", ROUTE.values(), ids=ROUTE)
def test_a_state_has_a_phase_or_an_end_and_never_both(route: Route) -> None:
    assert set(route.phases) | set(route.ends) == set(route.table.states)
    assert not set(route.phases) & set(route.ends)
    assert set(route.phases.values()) <= set(PHASES) and set(route.ends.values()) <= set(ENDS)


@pytest.mark.parametrize("route", ROUTE.values(), ids=ROUTE)
def test_what_nothing_follows_has_ended(route: Route) -> None:
    assert set(route.table.ends) == set(route.ends)
    assert all(route.phase(state) == ENDED for state in route.ends)


@pytest.mark.requirement("R044")
def test_only_whoever_runs_it_takes_somebody_and_only_whoever_referred_sends() -> None:
    service, programme = ROUTE["service"], ROUTE["programme"]
    assert service.may("draft", "sent", REFERRER) and not service.may("draft", "sent", RUNNER)
    assert service.may("sent", "assigned", RUNNER) and not service.may("sent", "assigned", REFERRER)
    assert not service.may("draft", "completed", RUNNER)
    assert programme.following("assessed_suitable", REFERRER) == ("withdrawn",)
    assert "on_programme" in programme.following("assessed_suitable", RUNNER)


def test_reasons_outside_the_persons_hands_are_reasons() -> None:
    assert set(DECLINES) | set(WITHDRAWALS) | set(DESELECTIONS) >= OUTSIDE_THE_PERSONS_HANDS
