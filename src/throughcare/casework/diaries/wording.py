"""Words of diaries."""

OFFICERS_CALENDAR, PERSONS_CALENDAR = "Diary", "Appointments"
"""What the calendars are called on somebody's telephone: nothing that tells what they are about."""
OUT = "Out of the office"
APPOINTMENT = "Appointment"
