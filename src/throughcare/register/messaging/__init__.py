"""Texts and e-mails to the person, through safe channels only, and what they answer."""
