"""Handover, early allocation, licence, recall and release: who is responsible, from which day, and until when."""
