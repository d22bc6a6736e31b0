"""Files sent with a form: a body that is too large is passed over, and the form is shown again with what was typed."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

AROUND = 256 * 1024
"""Bytes for whatever stands around the file in a request."""


def limit_of(path: str) -> int:
    """Bytes that a file sent to this address may have."""
    found = (most for start, most in settings.UPLOAD_LIMITS.items() if path.startswith(start))
    return int(next(found, settings.UPLOAD_LIMIT))


def passed_over(request: HttpRequest) -> bool:
    """Whether a file came with this request that was too large to be read."""
    return bool(getattr(request, "upload_passed_over", False))


class MeasuredUpload(TemporaryFileUploadHandler):
    """Writes files block by block, as Django's own does, and none of a request that is larger than it may be."""

    too_large = False

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: N803 - Django's own name
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Look at the announced length, before anything is read."""
        assert self.request is not None
        self.too_large = content_length > limit_of(self.request.path) + AROUND

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Raises SkipFile for a file that is too large: it is read to its end and kept nowhere."""
        if self.too_large:
            assert self.request is not None
            self.request.upload_passed_over = True  # type: ignore[attr-defined]
            raise SkipFile
        super().new_file(*args, **kwargs)
