"""Offences, sentences, orders, conditions, key dates, supervision states."""
