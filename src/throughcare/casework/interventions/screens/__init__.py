"""Pages of the directory, of what is offered, of referrals and of consents."""
