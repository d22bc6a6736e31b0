"""The ground under every wing: clock, database, events, audit, access and design."""
