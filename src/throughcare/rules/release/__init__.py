"""Release and what leads to it: dates, eligibility, credits, handover, licence and recall."""
