"""Smaller answers: the same text in fewer bytes, and never for anything with a secret in it."""

from __future__ import annotations

import gzip

import pytest

from elections.core.paths import TEMPLATES
from elections.web.core.access import TABLE
from elections.web.core.compression import ENDPOINTS
from tests.factories.site_factory import ROLES, SiteAt, addresses

STATIC = TEMPLATES / "static"
CSS = "/static/css/public.css"
GZIP = {"Accept-Encoding": "gzip, deflate, br"}


def test_a_compressed_file_has_the_same_content_in_fewer_bytes(sites: SiteAt) -> None:
    client = sites("open").client()
    with client.get(CSS) as plain, client.get(CSS, headers=GZIP) as small:
        assert "Content-Encoding" not in plain.headers
        assert small.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(small.data) == plain.data
        assert len(small.data) * 2 < len(plain.data)
        assert int(small.headers["Content-Length"]) == len(small.data)
        known = small.headers["ETag"]
    with client.get(CSS, headers={**GZIP, "If-None-Match": known}) as again:
        assert again.status_code == 304
        assert again.data == b""


@pytest.mark.parametrize("asked", ["", "br", "gzip;q=0, br"])
def test_a_client_that_does_not_take_gzip_gets_none(sites: SiteAt, asked: str) -> None:
    client = sites("open").client()
    with client.get(CSS, headers={"Accept-Encoding": asked}) as answer:
        assert "Content-Encoding" not in answer.headers


def test_a_part_of_a_file_is_not_compressed(sites: SiteAt) -> None:
    client = sites("open").client()
    with client.get(CSS, headers={**GZIP, "Range": "bytes=0-9"}) as part:
        assert part.status_code == 206
        assert "Content-Encoding" not in part.headers
        assert len(part.data) == 10


def test_fonts_and_small_files_are_left_alone(sites: SiteAt) -> None:
    client = sites("open").client()
    fonts = [f"/static/fonts/{font.name}" for font in (STATIC / "fonts").glob("*.woff2")]
    assert fonts
    for path in (*fonts, "/static/brand.svg"):
        with client.get(path, headers=GZIP) as answer:
            assert answer.status_code == 200
            assert "Content-Encoding" not in answer.headers, path


@pytest.mark.parametrize("role", ROLES)
def test_nothing_else_is_ever_compressed(sites: SiteAt, role: str) -> None:
    site = sites("open")
    client = site.client(role)
    for address in addresses(site.app):
        if address.endpoint in {*ENDPOINTS, "sign_in.sign_out"}:
            continue
        with client.open(address.path, method=address.method, headers=GZIP) as answer:
            assert "Content-Encoding" not in answer.headers, address


def test_what_is_compressed_is_public_and_sets_no_cookie(sites: SiteAt) -> None:
    site = sites("open")
    assert set(ENDPOINTS) <= {address.endpoint for address in addresses(site.app)}
    for address in addresses(site.app):
        if address.endpoint in ENDPOINTS:
            assert TABLE[address.endpoint].is_public, address
            with site.client("secretary").get(address.path, headers=GZIP) as answer:
                assert "Set-Cookie" not in answer.headers, address
