"""What goes out of the diary: reminders of appointments to the person, and calendar feeds to people and officers."""
