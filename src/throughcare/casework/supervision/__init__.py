"""Appointments, contacts, notes and tasks."""
