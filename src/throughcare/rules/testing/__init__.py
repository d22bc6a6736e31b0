"""Drug testing: cut-offs, validity, collection, refusal and schedules."""
