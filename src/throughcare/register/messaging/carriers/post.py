"""E-mail by the agency's own mail server. Its subject and sender tell nothing of what it is about."""

from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMessage

from throughcare.register.messaging.carriers import NotEver, NotNow, Outgoing


class Post:
    """Sends through the mailer of the settings."""

    def send(self, message: Outgoing) -> str:
        """Hand it to the mail server. Raises NotNow, NotEver."""
        headers = {"X-Reference": message.reference, "Auto-Submitted": "auto-generated"}
        try:
            EmailMessage(message.subject, message.text, to=[message.to], headers=headers).send()
        except SMTPRecipientsRefused as refused:
            codes = [code for code, _ in refused.recipients.values()]
            raise (NotEver if all(500 <= code < 600 for code in codes) else NotNow)("recipient") from refused
        except (SMTPException, OSError) as problem:
            raise NotNow(type(problem).__name__) from problem
        except ValueError as wrong:  # the mailer's own word for what is no address
            raise NotEver("address") from wrong
        return message.reference
