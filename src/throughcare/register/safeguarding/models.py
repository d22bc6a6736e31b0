"""Immediate concerns, safeguarding referrals, and what was disclosed to a third party."""
