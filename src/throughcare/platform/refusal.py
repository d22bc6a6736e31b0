"""What a command raises when an expectation is broken: never half written, always said beside the field."""


class Refused(Exception):
    """Base of every expectation a command may find broken.

    A subclass names the expectation (`InvalidContact`), builds a message a person understands, and carries the
    values. field: the form field or API key it belongs to; "" when it concerns the whole. Screens add it to the
    form's error summary; the API answers with an RFC 9457 problem of status 422.
    """

    def __init__(self, message: str, field: str = "", **values: object) -> None:
        super().__init__(message)
        self.message, self.field, self.values = message, field, values
