"""The board's page offers only what can be done at the stage (DESIGN section 4)."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from elections.domain.roles import STAFF
from tests.factories.site_factory import STAGES, SiteAt
from tests.web.test_pages import Page

# "paused" and "tie" are parts of "open" and "counting" with a page of their own
MOMENTS = (*STAGES, "paused", "tie")
WITH_SOMETHING_TO_DO = sorted({*MOMENTS} - {"certified"})


def board_page(client: FlaskClient, role: str = "secretary") -> Page:
    answer = client.get("/groups" if role == "organiser" else "/board", follow_redirects=True)
    assert answer.status_code == 200
    return Page(answer.text)


def forms_of(page: Page) -> list[tuple[str, str, dict[str, str]]]:
    """List method, address and hidden values of each form on a page."""
    forms: list[tuple[str, str, dict[str, str]]] = []
    for tag, attributes in page.elements:
        if tag == "form":
            forms.append((attributes.get("method") or "get", attributes.get("action") or "", {}))
        elif tag == "input" and attributes.get("type") == "hidden":
            forms[-1][2][attributes["name"] or ""] = attributes["value"] or ""
    return forms


@pytest.mark.parametrize("role", list(map(str, STAFF)))
@pytest.mark.parametrize("moment", MOMENTS)
def test_every_link_and_form_of_the_board_page_reaches_something(
    sites: SiteAt, moment: str, role: str
) -> None:
    site = sites(moment)
    client = site.client(role)
    links = {(link["href"] or "").partition("#")[0] for link in board_page(client, role).all("a")}
    answers = {link: client.get(link, follow_redirects=True).status_code for link in links if link}
    assert len(answers) > 2
    assert {link: status for link, status in answers.items() if status != 200} == {}

    for place, _ in enumerate(forms_of(board_page(client, role))):
        sender = site.client(role)  # one form signs out
        method, address, values = forms_of(board_page(sender, role))[place]
        answer = sender.open(address, method=method, data=values)
        assert answer.status_code == 303, address


@pytest.mark.parametrize("moment", WITH_SOMETHING_TO_DO)
def test_the_secretary_is_shown_the_next_step(sites: SiteAt, moment: str) -> None:
    page = board_page(sites(moment).client("secretary"))
    big = [link["href"] for link in page.all("a") if "button-big" in (link.get("class") or "")]
    assert len(big) == 1
    assert (big[0] or "").startswith("/board/")


def test_nothing_is_locked_while_people_are_put_forward(sites: SiteAt) -> None:
    text = sites("nominations").client("secretary").get("/board").text
    assert "6 things to do before voting opens" in text
    assert "Next: Close nominations" in text
    assert "/board/lock" not in text
    checking = sites("checking").client("secretary").get("/board").text
    assert "Next: Lock the lists" in checking  # nothing was added to what was loaded
    assert "/board/nominations/again" in checking
