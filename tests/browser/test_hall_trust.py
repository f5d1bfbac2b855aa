"""A Chromium whose user trusts a hall's authority, as a person makes a tablet trust it.

Chromium on Linux reads what its user trusts from NSS's database; nothing is switched off.
"""

from __future__ import annotations

import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Error as PageError

from elections.core.hall import Hall
from elections.core.tls import HallNames
from tests.server.conftest import running
from tests.server.test_hall import NAMES, fresh_hall, opened
from tests.support.browser import running_chromium

pytestmark = pytest.mark.browser

STRANGER = "www.example.org"
TO_US = f"--host-resolver-rules=MAP {STRANGER} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


def new_home(folder: Path) -> Path:
    """Make the folder of a user who trusts nothing beside what Chromium trusts."""
    database(folder).mkdir(parents=True)
    certutil(folder, "-N", "--empty-password")
    return folder


def trust(home: Path, hall: Hall) -> None:
    """Do what a person does with the file from /hall."""
    file = home / "hall-authority.pem"
    file.write_bytes(hall.authority.pem)
    certutil(home, "-A", "-n", "hall", "-t", "C,,", "-i", str(file))


def database(home: Path) -> Path:
    return home / ".pki" / "nssdb"


def certutil(home: Path, *arguments: str) -> None:
    command = ["certutil", "-d", f"sql:{database(home)}", *arguments]
    subprocess.run(command, check=True, capture_output=True)


def refusal(browser: Browser, address: str) -> str:
    with closing(browser.new_page()) as page, pytest.raises(PageError) as raised:
        page.goto(address)
    return str(raised.value)


def test_a_tablet_that_trusts_the_hall_has_all_that_a_safe_page_has(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    with opened(tmp_path) as site:
        here = f"https://127.0.0.1:{site.hall.port}"
        with running_chromium(home=home) as browser:
            assert "ERR_CERT_AUTHORITY_INVALID" in refusal(browser, f"{here}/vote")
        trust(home, site.hall)
        with running_chromium(home=home) as browser, closing(browser.new_page()) as page:
            page.goto(f"http://127.0.0.1:{site.hall.plain_port}/vote")
            assert page.url == f"{here}/vote"
            assert page.evaluate("isSecureContext && 'mediaDevices' in navigator")
            # a worker is registered only where the certificate is believed without any exception
            scope = "navigator.serviceWorker.register('/sw.js').then((made) => made.scope)"
            assert page.evaluate(scope).startswith(here)


def test_who_has_the_halls_key_still_speaks_for_no_site_of_the_internet(tmp_path: Path) -> None:
    hall = fresh_hall(tmp_path, HallNames((STRANGER, "localhost"), NAMES.addresses))
    home = new_home(tmp_path / "home")
    trust(home, hall)
    with running(tls=hall.tls) as server, running_chromium(TO_US, home=home) as browser:
        refused = refusal(browser, f"https://{STRANGER}:{server.port}/")
    assert "ERR_CERT_INVALID" in refused  # not: of an authority that is not known
