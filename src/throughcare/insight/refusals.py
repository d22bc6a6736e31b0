"""Why a validation cannot be shown."""


class NoFigures(ValueError):
    """There is nothing to work out, or nothing that may be shown; the message says why, in plain words."""
