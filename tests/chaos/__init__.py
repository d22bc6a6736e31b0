"""The system on its worst days: killed in the middle of writes, pressed twice, raced, and sent rubbish."""
