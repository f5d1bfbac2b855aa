"""An error stands at the top of the page and at its field, and what was typed stays (R53)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from elections.services.setup import cards as card_service
from tests.factories import election_factory
from tests.factories.site_factory import Site, token
from tests.support.processes import WAIT_SECONDS
from tests.web.test_board import BOTH, send

SECRET = "quite wrong, and secret"


@dataclass
class Shown(HTMLParser):
    """The words of a page: its title, the links of the summary, controls by id, texts by id."""

    title: str = ""
    summary: dict[str, str] = field(default_factory=dict)
    controls: dict[str, Mapping[str, str | None]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    focus: str | None = None

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, Mapping[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in {"input", "select"} and values.get("id"):
            self.controls[str(values["id"])] = values
        if "autofocus" in values:
            self.focus = values.get("id")
        if tag not in {"input", "meta", "link", "img", "br"}:
            self._open.append((tag, values))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._open:
            return
        tag, values = self._open[-1]
        if tag == "title":
            self.title += data
        if values.get("id"):
            self.texts[str(values["id"])] = data.strip()
        if (
            any(attributes.get("id") == "error-summary" for _, attributes in self._open)
            and tag == "a"
        ):
            self.summary[str(values["href"]).removeprefix("#")] = data.strip()


def read(text: str) -> Shown:
    shown = Shown()
    shown.feed(text)
    return shown


def says(text: str, **wanted: str) -> Shown:
    """Check that exactly these fields are wrong, in the same words at the top and at the field."""
    shown = read(text)
    assert shown.title.startswith("Error: ")
    assert shown.focus == "error-summary"
    assert shown.summary == wanted
    wrong = {
        name for name, control in shown.controls.items() if control.get("aria-invalid") == "true"
    }
    assert wrong == set(wanted)
    for name, words in wanted.items():
        assert f"{name}-error" in str(shown.controls[name]["aria-describedby"]).split()
        assert shown.texts[f"{name}-error"] == f"Error: {words}"
    assert not re.search(r'type="password"[^>]*value=', text)
    return shown


def test_r53_signing_in(fresh: Callable[..., Site]) -> None:
    client = fresh("open").app.test_client()
    form = {"csrf_token": token(client)}
    empty = client.post("/sign-in", data=form)
    assert empty.status_code == 422
    says(empty.text, name="Type your name.", passphrase="Type your passphrase.")
    wrong = client.post("/sign-in", data={**form, "name": "Sam", "passphrase": SECRET})
    shown = says(
        wrong.text, passphrase="The name or the passphrase is not right. Please try again."
    )
    assert shown.controls["name"]["value"] == "Sam"
    assert SECRET not in wrong.text
    long = client.post("/sign-in", data={**form, "name": "S" * 500, "passphrase": SECRET})
    assert says(long.text, name="This is too long. Make it shorter.").controls["name"]["value"]
    assert SECRET not in long.text


@pytest.mark.parametrize(
    ("stage", "path", "box"),
    [
        ("setup", "/board/lock", "sure"),
        ("locked", "/board/open", "sure"),
        ("open", "/board/close", "sure"),
    ],
)
def test_r53_a_box_that_was_not_ticked(
    fresh: Callable[..., Site], stage: str, path: str, box: str
) -> None:
    client = fresh(stage).client("secretary")
    assert not read(client.get(path).text).title.startswith("Error")
    answer = send(client, path)
    assert answer.status_code == 400
    says(answer.text, **{box: "Tick the box first. Then press the button again."})


def test_r53_a_refusal_about_no_field_stands_at_the_top(fresh: Callable[..., Site]) -> None:
    client = fresh("locked").client("secretary")
    answer = send(client, "/board/open", sure="yes")
    assert answer.status_code == 409
    says(answer.text)
    assert "The keys of Kit Key, Lou Lock are missing." in answer.text


def test_r53_new_cards_when_there_are_some(fresh: Callable[..., Site]) -> None:
    site = fresh("locked")
    client = site.client("secretary")
    tick = "Tick the box first. Then press the button again."
    card_service.make_cards(site.ctx)
    says(send(client, "/board/cards", batch="1").text, again=tick)
    send(client, "/board/cards", batch="1", again="yes")
    assert site.ctx.jobs.wait("cards", WAIT_SECONDS)
    says(send(client, "/board/cards/printed", batch="2").text, printed=tick)


def test_r53_two_people_sign(fresh: Callable[..., Site]) -> None:
    client = fresh("results").client("secretary")
    empty = says(
        send(client, "/board/certify", witness_name="Wyn").text,
        passphrase="Type the passphrase of the secretary.",
        witness_passphrase="Type the passphrase of the witness.",
        sure="Tick the box first. Then press the button again.",
    )
    assert empty.controls["witness_name"]["value"] == "Wyn"
    wrong = {**BOTH, "witness_passphrase": SECRET}
    answer = send(client, "/board/certify", **wrong, sure="yes")
    says(
        answer.text,
        witness_passphrase="The name or the passphrase of the witness is not right. "
        "Please try again.",
    )
    assert SECRET not in answer.text
    assert BOTH["passphrase"] not in answer.text


def test_r53_two_people_agree_to_a_small_count(fresh: Callable[..., Site]) -> None:
    client = fresh("closed", small_contest=10).client("secretary")
    answer = send(client, "/board/count", **{**BOTH, "passphrase": SECRET}, agree="yes")
    shown = says(
        answer.text,
        passphrase="The name or the passphrase of the secretary is not right. Please try again.",
    )
    assert shown.controls["witness_name"]["value"] == election_factory.WITNESS[0]
    assert SECRET not in answer.text


def test_r53_the_lot_points_to_the_field_to_mend(fresh: Callable[..., Site]) -> None:
    client = fresh("tie").client("secretary")
    path = "/board/lots/north-rep"
    twice = {"method": "hat", "name-1": "cy-crane", "name-2": "cy-crane"}
    words = "Enter every name in the tie once, in the order drawn."
    says(send(client, path, **twice).text, **{"name-2": words})
    half = {"method": "dice", "roll-1-ann-ash": "4", "roll-1-cy-crane": "9"}
    words = "Enter one roll, 1 to 6, for each person who rolls."
    shown = says(send(client, path, **half).text, **{"roll-1-cy-crane": words})
    assert shown.controls["roll-1-ann-ash"]["value"] == "4"
    assert shown.controls["roll-1-cy-crane"]["value"] == "9"


def test_r53_taking_out_a_card(fresh: Callable[..., Site]) -> None:
    site = fresh("open")
    assert site.sample is not None
    client = site.client("secretary")
    card = site.sample.cards_of("north-rep")[4]
    own = {"uuid": card.uuid, "credential": card.credential}
    tick = "Tick the box first. Then press the button again."
    by_camera = send(client, "/board/cancel-card", **own)
    assert by_camera.status_code == 400
    says(by_camera.text, sure=tick)
    assert f'value="{card.credential}"' in by_camera.text  # the card need not be shown again
    first, second, *_ = card.pictures
    address = f"/board/cancel-card?first={first}&second={second}"
    by_pictures = send(client, address, **own)
    says(by_pictures.text, **{f"sure-{card.credential}": tick})
    assert f'action="{address.replace("&", "&amp;")}"' in by_pictures.text
    assert send(client, address, **own, sure="yes").status_code == 303
