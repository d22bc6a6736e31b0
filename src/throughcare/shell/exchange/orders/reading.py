"""From the bytes of a file to a reading. What is no payload is refused as a whole, with what to mend."""

import json
from collections.abc import Iterator
from typing import Any

from throughcare.shell.exchange.orders.found import Reading, UnreadablePayload
from throughcare.shell.exchange.orders.hearing import Hearing
from throughcare.shell.exchange.orders.order_form import OrderForm
from throughcare.shell.exchange.orders.table import OrderTable

MOST_BYTES = 2_000_000
MOST_ORDERS = 50


def read_payload(content: bytes, table: OrderTable, zone: str) -> Reading:
    """Read one payload. Raises UnreadablePayload."""
    if len(content) > MOST_BYTES:
        raise UnreadablePayload("The file is larger than 2 MB. An order is sent in a file of its own.")
    sent = _parsed(content)
    if isinstance(sent.get("hearing"), dict):
        reading = Hearing(sent["hearing"], table, zone).read()
    elif isinstance(sent.get("deviceWearer"), dict):
        reading = OrderForm(sent, table, zone).read()
    else:
        raise UnreadablePayload(
            "The file holds neither the result of a hearing (“hearing”) nor an order form (“deviceWearer”)."
        )
    if len(reading.orders) > MOST_ORDERS:
        raise UnreadablePayload(f"The file holds more than {MOST_ORDERS} orders. Send them one by one.")
    return reading


def _parsed(content: bytes) -> dict[str, Any]:
    try:
        sent = json.loads(content.decode("utf-8-sig"))
        told = all(map(_is_told, _texts(sent)))
    except UnicodeDecodeError:
        raise UnreadablePayload("The file is not text in UTF-8.") from None
    except json.JSONDecodeError as problem:
        raise UnreadablePayload(f"The file is not JSON: {problem.msg}, line {problem.lineno}.") from None
    except ValueError:
        raise UnreadablePayload("The file holds a number of thousands of digits.") from None
    except RecursionError:
        raise UnreadablePayload("The file is nested too deeply to be an order.") from None
    if not isinstance(sent, dict):
        raise UnreadablePayload("The file is not one object: it holds a list or a pointer to another file.")
    if not told:
        raise UnreadablePayload("The file holds characters that no text can hold.")
    return sent


def _texts(value: Any) -> Iterator[str]:
    """Every text of a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _is_told(text: str) -> bool:
    """Whether a text can be kept: JSON may escape a zero byte and halves of characters."""
    return "\0" not in text and not any("\ud800" <= each <= "\udfff" for each in text)
