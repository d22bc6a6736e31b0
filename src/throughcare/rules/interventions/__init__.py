"""Programmes, referrals and unpaid work: who is offered what, what counts, what may follow what."""
