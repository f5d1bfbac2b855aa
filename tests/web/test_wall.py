"""The picture wall over HTTP: what is in the box and nothing else, as late as the record."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2  # type: ignore[import-untyped]
from flask.testing import FlaskClient

from ballots.credential import PICTURES, Card
from elections.core.record_copy import RENEWED_EVERY
from elections.services.queries import overview as election_queries
from elections.services.setup import cards as card_service
from elections.services.voting import cancel_card
from elections.services.voting import open_close as voting
from tests.factories import election_factory
from tests.factories.site_factory import Site

PEOPLE = ("Cy", "Ann", "Bea", "Crane", "Ash", "Birch")


def names_on(client: FlaskClient, uuid: str) -> str:
    answer = client.get(f"/walls/{uuid}.pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    with pypdfium2.PdfDocument(answer.data) as sheets:
        return " ".join(str(sheet.get_textpage().get_text_range()) for sheet in sheets)


def shown_on(text: str, card: Card) -> bool:
    words = " ".join(PICTURES[number] for number in card.pictures)
    return words in " ".join(text.split())


def test_used_cards_are_on_the_wall_and_no_others(fresh: Callable[..., Site]) -> None:
    site = fresh("open")
    assert site.sample is not None
    ctx, client = site.ctx, site.client()
    own = site.sample.cards_of("north-rep")
    first, third, fourth = own[0], own[2], own[3]
    cancel_card.cancel_card(ctx, fourth.uuid, fourth.credential)
    carer = site.sample.cards_of("north-carer")[0]
    text = names_on(client, first.uuid)
    assert [shown_on(text, card) for card in own[:4]] == [True, True, False, False]
    assert not shown_on(text, carer)
    assert not set(PEOPLE) & set(text.split())
    assert third.credential not in text

    site.sample.cast(third, (0, 1, 0))
    assert not shown_on(names_on(client, first.uuid), third)  # as late as the public record
    assert "10 minutes" in text
    election_factory.clock_of(ctx).step(RENEWED_EVERY)
    assert shown_on(names_on(client, first.uuid), third)

    site.sample.cast(own[4], (0, 0, 0))
    voting.close_voting(ctx)
    closed = names_on(client, first.uuid)
    assert shown_on(closed, own[4])  # nothing is delayed any more
    assert "10 minutes" not in closed


def test_the_wall_exists_from_opening_on_and_for_boxes_only(fresh: Callable[..., Site]) -> None:
    before = fresh("locked")
    uuid = election_queries.election(before.ctx).contested_contests[0].uuid
    assert before.client().get(f"/walls/{uuid}.pdf").status_code == 404
    assert "/walls/" not in before.client().get("/contests/north-rep").text
    after = fresh("certified").client()
    assert after.get("/walls/11111111111111.pdf").status_code == 404
    assert after.get("/walls/x.pdf").status_code == 404


def test_every_page_that_needs_the_wall_links_to_it(fresh: Callable[..., Site]) -> None:
    site = fresh("certified")
    client = site.client("secretary")
    assert site.sample is not None
    address = f"/walls/{site.sample.contest('north-rep').uuid}.pdf"
    assert address in client.get("/contests/north-rep").text
    assert address in client.get("/record").text
    assert "/walls/" not in client.get("/contests/south-rep").text  # nobody stands there
    assert 'href="/record#walls"' in client.get("/board").text


def test_an_empty_box_says_so(fresh: Callable[..., Site]) -> None:
    site = fresh("locked")
    election_factory.with_keys(site.ctx)
    card_service.make_cards(site.ctx)
    voting.open_voting(site.ctx)
    uuid = election_queries.election(site.ctx).contested_contests[0].uuid
    answer = site.client().get(f"/walls/{uuid}.pdf")
    assert answer.status_code == 409
    assert "There is no vote in this box yet." in answer.text
