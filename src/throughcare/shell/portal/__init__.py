"""The person's own pages: without an account, confined to one self-report, in plain words and large type."""
