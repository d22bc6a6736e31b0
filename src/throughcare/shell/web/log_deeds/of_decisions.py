"""Deeds of fair processes."""

DECISIONS = {
    "dueprocess:process:opened": "began to prepare a decision about",
    "dueprocess:process:facts-changed": "changed what the clocks of a decision run from, about",
    "dueprocess:process:dropped": "ended the preparation of a decision about",
    "dueprocess:process:adjourned": "put off a decision about",
    "dueprocess:notice:tried": "tried to serve a notice on",
    "dueprocess:gate:closed": "recorded a step of a fair process for",
    "dueprocess:gate:waived": "recorded a step that was given up by",
    "dueprocess:gate:reopened": "opened a step of a fair process again for",
    "dueprocess:gate:not-evidenced": "marked a step as not evidenced for",
    "dueprocess:representation:made": "recorded what was said for",
    "dueprocess:representation:answered": "answered what was said for",
    "dueprocess:decision:made": "decided about",
    "dueprocess:decision:recorded": "recorded a decision about",
    "dueprocess:days:set": "proposed the agency's days for a step of a fair process",
    "dueprocess:days:agreed": "agreed the agency's days for a step of a fair process",
}
