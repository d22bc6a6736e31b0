"""/people/{id}/concerns, referrals and disclosures: what keeps people safe, and what was told to whom."""

from throughcare.register.safeguarding import commands, queries
from throughcare.shell.api.operations import Resource

safeguarding = Resource("safeguarding", "safeguarding")
PERSON = "/people/{uuid:person_id}"
CONCERN = f"{PERSON}/concerns/{{uuid:concern_id}}"
REFERRAL = f"{PERSON}/referrals/{{uuid:referral_id}}"

safeguarding.reads(f"{PERSON}/safeguarding", queries.safeguarding_of, name="read_safeguarding")
safeguarding.adds(f"{PERSON}/concerns", commands.note_concern)
safeguarding.acts(f"{CONCERN}/reviewing", commands.review_concern)
safeguarding.acts(f"{CONCERN}/removing", commands.remove_concern)
safeguarding.adds(f"{PERSON}/referrals", commands.send_referral)
safeguarding.acts(f"{REFERRAL}/chasing", commands.chase_referral)
safeguarding.acts(f"{REFERRAL}/answer", commands.answer_referral)
safeguarding.adds(f"{PERSON}/disclosures", commands.disclose, name="record_disclosure")
safeguarding.acts(f"{PERSON}/disclosures/{{uuid:disclosure_id}}/taking-back", commands.take_back_disclosure)
