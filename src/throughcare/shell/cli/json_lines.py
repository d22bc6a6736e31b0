"""JSON lines in and out of the rules commands: a line that cannot be read is refused by itself, the rest go on."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from throughcare.rules.kernel import RuleError

STANDARD = "-"
"""Standard input or output, where a file is named."""


class NotJson(RuleError):
    """A text that is no JSON."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This is no JSON that can be read: {why}.")


class SameFile(OSError):
    """Answers would overwrite the questions."""


@contextmanager
def opened(source: str, target: str) -> Iterator[tuple[IO[str], IO[str]]]:
    """What is read and what is written, each a path or STANDARD. Raises OSError; SameFile where they are one file.

    Bytes that are no UTF-8 wait, as single surrogates, for `read` to refuse their line.
    """
    if STANDARD not in (source, target) and Path(target).exists() and Path(source).samefile(target):
        raise SameFile(f"{target} is what is read: the answers need a file of their own.")
    with ExitStack() as files:
        lines = files.enter_context(_input(source))
        out: IO[str] = sys.stdout
        if target != STANDARD:
            out = files.enter_context(Path(target).open("w", encoding="utf-8"))
        yield lines, out


def _input(source: str) -> IO[str]:
    """Standard input is left open, for whoever asks next."""
    named = source if source != STANDARD else sys.stdin.fileno()
    return open(named, encoding="utf-8-sig", errors="surrogateescape", closefd=source != STANDARD)


def text_of(source: str) -> str:
    """All that stands there. Raises OSError."""
    with _input(source) as file:
        return file.read()


def read(text: str) -> object:
    """What a text says. Raises NotJson."""
    try:
        text.encode()
        return json.loads(text)
    except UnicodeEncodeError:
        raise NotJson("it is not written in UTF-8") from None
    except RecursionError:
        raise NotJson("it is nested too deeply") from None
    except ValueError as problem:
        raise NotJson(str(problem)) from None


def answers(answering: Callable[[object], object], lines: Iterable[str]) -> Iterator[str]:
    """One line for each that is not blank: {"out": ...}, or {"error": "..."}, after which the rest go on."""
    for line in lines:
        if not line.strip():
            continue
        try:
            answer = {"out": answering(read(line))}
        except RuleError as refusal:
            answer = {"error": str(refusal)}
        yield _written(answer)


def _written(answer: dict[str, object]) -> str:
    """One line; half a character, as JSON may hold it, stays escaped."""
    return json.dumps(answer, ensure_ascii=False).encode(errors="backslashreplace").decode() + "\n"
