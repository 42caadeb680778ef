from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.line_server import TOKEN, Line, line_server


@pytest.fixture
def line(settings: Settings) -> Iterator[Line]:
    """LINE on a local socket, where the settings look for it."""
    with line_server() as server:
        settings.LINE_API_URL = server.url
        settings.LINE_CHANNEL_TOKEN = TOKEN
        yield server
