"""One private server of each kind for all the tests that only need one running."""

from collections.abc import Iterator

import pytest

from throughcare.platform.database.server import PrivateServer
from throughcare.platform.database.tests.private_servers import KINDS, open_folder, programs, server_in


@pytest.fixture(scope="session", params=KINDS, ids=["system", "wheel"])
def server(request: pytest.FixtureRequest) -> Iterator[PrivateServer]:
    """A started server; a test that stops or kills it starts it again."""
    binaries = programs(request.param)
    with open_folder() as folder, server_in(folder, binaries) as started:
        started.start()
        yield started
