"""What is offered and where, the directory of help, consents, and referrals as the agency sees them."""
