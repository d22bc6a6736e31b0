"""Why a log may be read: nothing else than these four purposes (Directive (EU) 2016/680, article 25(2))."""

LOG_PURPOSES: dict[str, str] = {
    "lawfulness": "To check that records were used lawfully",
    "self-monitoring": "To monitor our own work, disciplinary proceedings included",
    "integrity": "To keep the data whole and secure",
    "criminal-proceedings": "For criminal proceedings",
}
"""Code, as it stands in the audit entry of the look at the log, and what the reader chooses."""
