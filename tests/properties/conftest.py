"""How properties are tried: as many examples as usual, and no stopwatch, for the machine may be busy."""

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
