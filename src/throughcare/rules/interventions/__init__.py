"""Programmes, referrals and unpaid work: who is offered what, what counts, what may follow what.

`programme_needs` leads to `programme_referral`; `commissioned` services, `approved_premises` and `unpaid_work` (its
minutes, its `_outcomes`, its `_incentive`) stand beside it. `us_community_service` and `us_dosage` are American.
`sources` names the programs that were read.
"""
