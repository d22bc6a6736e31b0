"""Which handler hears of which event: the only place that wires events upward."""

from throughcare.platform.events.bus import Handler

SUBSCRIPTIONS: dict[type, tuple[Handler, ...]] = {}
