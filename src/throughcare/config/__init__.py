"""Settings, addresses, the timetable of jobs and the table of subscriptions."""
