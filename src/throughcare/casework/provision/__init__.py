"""The workspace of whoever runs a service or programme: referrals received, groups, sessions, measures, reports."""
