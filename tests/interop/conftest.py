"""The shipped browser code, run in Node beside Python."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.shipped_code import ShippedCode, running_code


@pytest.fixture(scope="session")
def shipped() -> Iterator[ShippedCode]:
    with running_code() as code:
        yield code
