"""The secretary's way through the pages, from the lists to the signed result."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from ballots.group import point_text
from ballots.tally import parse_encrypted_tally
from ballots.trustees import single as trustees
from elections.services.queries import overview as election_queries
from elections.services.queries import voter as voter_queries
from elections.services.setup import cards as card_service
from elections.services.setup import keys as key_service
from tests.factories import election_factory
from tests.factories.site_factory import Site, token
from tests.support.processes import WAIT_SECONDS

SECRETARY, WITNESS = election_factory.SECRETARY, election_factory.WITNESS
BOTH = {
    "passphrase": SECRETARY[1],
    "witness_name": WITNESS[0],
    "witness_passphrase": WITNESS[1],
}


def send(client: FlaskClient, path: str, **form: str) -> TestResponse:
    return client.post(path, data={"csrf_token": token(client, "/board"), **form})


def send_json(client: FlaskClient, path: str, body: bytes) -> TestResponse:
    headers = {"X-CSRFToken": token(client, "/board"), "Content-Type": "application/json"}
    return client.post(path, data=body, headers=headers)


def heading(client: FlaskClient) -> str:
    return client.get("/board").text.split("<h1>")[1].split("</h1>")[0]


def test_the_secretary_takes_an_election_from_the_lists_to_the_record(
    fresh: Callable[..., Site],
) -> None:
    site = fresh("setup", small_contest=10)
    client = site.client("secretary")
    assert heading(client) == "4 things to do before voting opens"

    assert "3 people to choose from, 5 people may vote" in client.get("/board/lock").text
    assert send(client, "/board/lock").status_code == 400  # the box was not ticked
    assert send(client, "/board/lock", sure="yes").headers["Location"] == "/board"
    assert heading(client) == "3 things to do before voting opens"

    private = [make_key(client, index) for index in (1, 2)]
    assert "2 of 2 keys are made" in client.get("/board").text
    make_cards(site, client)
    assert heading(client) == "2 things to do before voting opens"  # they are not printed yet
    assert send(client, "/board/open", sure="yes").status_code == 409
    assert send(client, "/board/cards/printed", batch="1").status_code == 400
    assert send(client, "/board/cards/printed", batch="1", printed="yes").status_code == 303
    assert heading(client) == "1 thing to do before voting opens"

    cards = card_service.make_cards(site.ctx)  # the ones people vote with in this test
    assert send(client, "/board/open", sure="yes").status_code == 303
    assert heading(client) == "Voting is open"
    sample = election_factory.SampleElection(site.ctx, tuple(private), cards)
    own = sample.cards_of("north-rep")
    sample.cast(own[0], (1, 0, 0))
    sample.cast(own[1], (0, 0, 1))

    state = {"uuid": own[2].uuid, "credential": own[2].credential}
    assert send(client, "/board/cancel-card", **state).status_code == 400
    assert send(client, "/board/cancel-card", sure="yes", **state).status_code == 303
    assert voter_queries.card_state(site.ctx, **state).is_cancelled

    assert send(client, "/board/close", sure="yes").status_code == 303
    start_count(client)
    open_sums(site, client, sample)
    draw_lot(client)
    certify(site, client)

    record = site.app.test_client().get("/record.zip")
    assert "certificate.json" in " ".join(zipfile.ZipFile(io.BytesIO(record.data)).namelist())
    public = site.app.test_client()
    assert "The board has signed this result." in public.get("/results").text
    assert "Their names were put in a hat." in public.get("/results/north-rep").text
    assert heading(client) == "The election is finished"


def make_cards(site: Site, client: FlaskClient) -> None:
    assert send(client, "/board/cards", batch="0").headers["Location"] == "/board/cards"
    assert site.ctx.jobs.wait("cards", WAIT_SECONDS)
    for _ in range(2):  # a line that was cut costs nothing
        printed = client.get("/board/cards/vote-cards.pdf")
        assert (printed.mimetype, printed.data[:5]) == ("application/pdf", b"%PDF-")


def make_key(client: FlaskClient, index: int) -> int:
    private = trustees.new_private_key()
    raw = trustees.public_part(private).to_bytes()
    assert send_json(client, f"/board/keys/{index}", raw).get_json() == {"ok": True}
    return private


def start_count(client: FlaskClient) -> None:
    page = client.get("/board/count").text
    assert "fewer than 10 votes" in page
    wrong = send(client, "/board/count", **{**BOTH, "witness_passphrase": "wrong"}, agree="yes")
    assert wrong.status_code == 409
    assert "witness is not right" in wrong.text
    assert WITNESS[0] in wrong.text  # the name need not be typed again
    assert BOTH["passphrase"] not in wrong.text
    assert send(client, "/board/count", **BOTH).status_code == 400
    assert send(client, "/board/count", **BOTH, agree="yes").headers["Location"] == "/board/count"


def open_sums(site: Site, client: FlaskClient, made: election_factory.SampleElection) -> None:
    assert "0 of 2 key holders are done." in client.get("/board/count").text
    boxes = client.get("/board/tallies").get_json()["boxes"]
    assert [sorted(box) for box in boxes] == [["encrypted_tally", "fingerprint", "uuid"]] * 2
    for index, key in enumerate(made.private_keys, 1):
        shares = {}
        for box in boxes:
            count = len(voter_queries.box_params(site.ctx, box["uuid"]).answers)
            raw = json.dumps(box["encrypted_tally"], separators=(",", ":")).encode()
            tally = parse_encrypted_tally(raw, count)
            part = trustees.partial_decryption(box["fingerprint"], key, tally)
            shares[box["uuid"]] = part.decode()
        body = json.dumps({"shares": shares}).encode()
        assert send_json(client, f"/board/shares/{index}", body).get_json() == {"ok": True}
        assert "Your part of the count is done. Thank you." in client.get("/board").text
        again = send_json(client, f"/board/shares/{index}", body)
        assert again.get_json()["error"]["code"] == "shares-there"
        if index == 1:
            assert "1 of 2 key holders are done." in client.get("/board/count").text


def draw_lot(client: FlaskClient) -> None:
    path = "/board/lots/north-rep"
    assert "2 people have 1 vote each. There is 1 seat for them." in client.get(path).text
    assert client.get("/board/lots/north-carer").status_code == 404
    names = {"method": "hat", "name-1": "cy-crane", "name-2": "ann-ash"}
    wrong = send(client, path, **{**names, "name-2": "cy-crane"})
    assert wrong.status_code == 400
    assert "Enter every name in the tie once" in wrong.text
    shown = send(client, path, **names)
    assert shown.status_code == 200
    assert shown.text.index("Cy Crane</strong> is elected") < shown.text.index("is not elected")
    assert "Draw names" in client.get("/board").text  # only shown, not drawn yet
    assert send(client, path, **names, sure="yes").headers["Location"] == "/board"
    assert send(client, path, **names, sure="yes").status_code == 409


def certify(site: Site, client: FlaskClient) -> None:
    wrong = send(client, "/board/certify", **{**BOTH, "passphrase": "wrong"}, sure="yes")
    assert wrong.status_code == 409
    assert "secretary is not right" in wrong.text
    assert send(client, "/board/certify", **BOTH).status_code == 400
    begun = send(client, "/board/certify", **BOTH, sure="yes")
    assert begun.headers["Location"] == "/board/certify"
    assert site.ctx.jobs.wait("certify", WAIT_SECONDS)
    assert client.get("/board/certify").headers["Location"] == "/board"
    assert "The final result is signed." in client.get("/board").text


def test_the_dice_ask_for_another_round_while_people_are_level(
    fresh: Callable[..., Site],
) -> None:
    client = fresh("tie").client("secretary")
    path = "/board/lots/north-rep"
    first = {"method": "dice", "roll-1-ann-ash": "4", "roll-1-cy-crane": "4"}
    level = send(client, path, **first)
    assert level.status_code == 400
    assert "roll again" in level.text
    assert "Round 2" in level.text
    assert 'name="roll-1-ann-ash" type="number"' in level.text
    second = {**first, "roll-2-ann-ash": "2", "roll-2-cy-crane": "6"}
    shown = send(client, path, **second)
    assert "Cy Crane</strong> is elected" in shown.text
    assert send(client, path, **second, sure="yes").status_code == 303
    assert "The higher number went first." in client.get("/results/north-rep").text


def test_a_card_that_has_voted_cannot_be_taken_out(fresh: Callable[..., Site]) -> None:
    site = fresh("open")
    assert site.sample is not None
    client = site.client("secretary")
    card = site.sample.cards_of("north-rep")[0]
    first, second, *_ = card.pictures
    assert "Which is the second picture?" in client.get(f"/board/cancel-card?first={first}").text
    answer = client.get(f"/board/cancel-card?first={first}&second={second}").text
    assert "This card has a vote in the box." in answer
    refused = send(
        client, "/board/cancel-card", sure="yes", uuid=card.uuid, credential=card.credential
    )
    assert refused.status_code == 409
    assert "It cannot be cancelled any more." in refused.text


def test_the_wrong_stage_is_said_and_changes_nothing(fresh: Callable[..., Site]) -> None:
    site = fresh("open")
    client = site.client("secretary")
    for path in ("/board/lock", "/board/open", "/board/certify", "/board/count"):
        answer = send(client, path, sure="yes")
        assert answer.status_code == 409, path
        assert "It is too early or too late for this." in answer.text, path
        assert 'href="/board"' in answer.text, path
    assert election_queries.stage(site.ctx) == "open"


def test_a_key_without_a_valid_proof_is_refused_in_words(fresh: Callable[..., Site]) -> None:
    client = fresh("locked").client("secretary")
    for body in (b"", b"{}", b'{"pok":1,"public_key":2}', b"\xff"):
        answer = send_json(client, "/board/keys/1", body)
        assert answer.status_code == 400
        assert answer.get_json()["error"]["text"]
    answer = client.post("/board/keys/1", data=b"{}", headers={"X-CSRFToken": token(client)})
    assert answer.status_code == 400
    assert send_json(client, "/board/keys/9", b"{}").status_code == 400


def test_a_key_can_be_made_again_on_the_page(fresh: Callable[..., Site]) -> None:
    site = fresh("locked")
    client = site.client("secretary")
    first, second = (trustees.public_part(trustees.new_private_key()) for _ in range(2))
    there, other = (point_text(key.public_key) for key in (first, second))

    def code(**query: str) -> str:
        answer = client.get(
            "/board/keys/1", query_string=query, headers={"Accept": "application/json"}
        )
        return str(answer.get_json().get("error", {"code": "free"})["code"])

    assert code() == code(key=there) == "free"
    assert code(replaces=there) == "key-there"  # what the page shows is gone
    assert client.get("/board/keys/3").status_code == 409
    assert "Make a new key for" not in client.get("/board/keys").text
    assert send_json(client, "/board/keys/1", first.to_bytes()).status_code == 200
    assert f'data-key-replaces="{there}"' in client.get("/board/keys").text
    assert code() == code(key=other) == "key-there"
    assert code(key=there) == code(replaces=there) == code(key=other, replaces=there) == "free"
    refused = send_json(client, "/board/keys/1", second.to_bytes())
    assert refused.get_json()["error"]["code"] == "key-there"
    again = send_json(client, f"/board/keys/1?replaces={there}", second.to_bytes())
    assert again.status_code == 200
    assert [holder.public_key for holder in key_service.key_holders(site.ctx)] == [other, None]
