"""Safe and able to vote: keys, switches, sound, curtain, lost power, lost network (VOTING R26-R61).

Each test carries the number of the requirement it holds.
"""

from __future__ import annotations

import io
import json
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Request, Route, expect

from ballots.credential import Card, card_text
from elections.services.command import frozen_election
from elections.sound.build import sound_folder, spoken_texts
from elections.sound.clips import MANIFEST, Clip, Manifest
from elections.sound.texts import text_id
from elections.web import said
from tests.browser.conftest import PEOPLE, Live, live_election
from tests.browser.voter import Voter
from tests.support.browser import PageWatch

pytestmark = pytest.mark.browser

NewContext = Callable[..., BrowserContext]
EVERYTHING_KEPT = """async () => {
  const kept = [{...localStorage}, {...sessionStorage}, document.cookie, history.state];
  kept.push(document.title, location.href, document.referrer);
  for (const {name} of await indexedDB.databases()) {
    const opening = indexedDB.open(name);
    const db = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
    for (const store of db.objectStoreNames) {
      const asked = db.transaction(store).objectStore(store).getAll();
      const rows = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
      const text = (value) =>
        value instanceof ArrayBuffer || ArrayBuffer.isView(value)
          ? new TextDecoder("latin1").decode(value) : value;
      kept.push(rows.map((row) => Object.entries(row).map(([key, value]) => [key, text(value)])));
    }
    db.close();
    kept.push(name);
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      kept.push(request.url);
      if (request.url.includes("/api/") || request.url.endsWith("/vote")) {
        kept.push(await (await cache.match(request)).text());
      }
    }
  }
  return JSON.stringify(kept);
}"""
ROWS = """async () => {
  if (!(await indexedDB.databases()).some(({name}) => name === "repvote")) return 0;
  const opening = indexedDB.open("repvote");
  const db = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
  const asked = db.transaction("unfinished").objectStore("unfinished").count();
  const rows = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  db.close();
  return rows;
}"""


def file_of(text: str) -> str:
    return f"{text_id(text)[:32]}.mp3"


def short_sound() -> bytes:
    raw = io.BytesIO()
    with wave.open(raw, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\0\0" * 400)
    return raw.getvalue()


@pytest.fixture(scope="module")
def texts_by_file() -> dict[str, str]:
    """Filled when the election is there: which clip says what."""
    return {}


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory, texts_by_file: dict[str, str]) -> Iterator[Live]:
    """An election with a list of clips for all its texts; the clips themselves are stand-ins."""
    with live_election(tmp_path_factory.mktemp("safety"), PEOPLE, 2) as election:
        ctx = election.tiny.ctx
        shown = said.texts(election.app)
        spoken = spoken_texts(ctx.db.read(frozen_election), shown)
        texts_by_file.update({file_of(one.text): one.text for one in spoken})
        clips = {one.id: Clip(file_of(one.text), 50, one.pages, one.only) for one in spoken}
        folder = sound_folder(ctx.settings.data_dir)
        folder.mkdir(exist_ok=True)
        for one in clips.values():
            (folder / one.file).write_bytes(short_sound())
        (folder / MANIFEST).write_bytes(Manifest("stand-in", clips).to_bytes())
        yield election


@dataclass
class Heard:
    """What was asked for, in words, in order."""

    texts: list[str] = field(default_factory=list)

    def take(self) -> list[str]:
        taken, self.texts = self.texts, []
        return taken


@pytest.fixture
def heard(page: Page, texts_by_file: dict[str, str]) -> Heard:
    seen, sound = Heard(), short_sound()

    def play(route: Route) -> None:
        seen.texts.append(texts_by_file[route.request.url.rsplit("/", 1)[1]])
        route.fulfill(body=sound, content_type="audio/wav")

    page.context.route("**/sound/*.mp3", play)
    return seen


@pytest.fixture
def voter(page: Page) -> Voter:
    return Voter(page)


def rows(page: Page) -> int:
    """How many unfinished votes lie on the tablet."""
    return int(page.evaluate(ROWS))


def wait_rows(page: Page, wanted: int) -> None:
    for _ in range(60):
        if rows(page) == wanted:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{rows(page)} unfinished votes lie on the tablet, not {wanted}")


def traces(card: Card, *names: str) -> list[str]:
    plain = card.secret.replace("-", "")
    return [plain, card.secret, card.credential, card_text(card.uuid, card.secret), *names]


def focused(page: Page) -> str:
    """What the control with the focus is called; "" for the page itself."""
    return str(
        page.evaluate(
            """() => {
              const one = document.activeElement;
              if (!one.matches("button, summary, a")) return "";
              return (one.getAttribute("aria-label") ?? one.textContent).trim();
            }"""
        )
    )


def tab_to(page: Page, words: str, key: str = "Tab") -> None:
    for _ in range(60):
        if focused(page).startswith(words):
            return
        page.keyboard.press(key)
    raise AssertionError(f"no key leads to {words!r}")


def in_the_box(live: Live, card: Card) -> list[list[int]]:
    return [live.choices(raw) for raw in live.votes(card)]


# --- keys and switches -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("move", "press"), [("Tab", "Enter"), ("Tab", " "), ("Shift+Tab", "Enter")]
)
def test_r26_r27_two_keys_from_the_card_to_the_box(
    page: Page, live: Live, move: str, press: str
) -> None:
    card, voter = live.card(), Voter(page)
    page.goto(live.link(card))
    for step, words in (
        ("look", "This is right for me"),
        ("start", "See the people"),
        ("choose", "Bea Birch"),
        ("choose", "I have finished choosing"),
        ("review", "Yes, this is right"),
        ("post", "Post my vote"),
    ):
        voter.at(step)
        tab_to(page, words, move)
        ring = "() => parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
        assert page.evaluate(ring) >= 6
        page.keyboard.press(press)
    voter.at("done")
    assert in_the_box(live, card) == [[0, 0, 1, 0, 0]]


def test_r28_one_switch_from_the_card_to_the_box(page: Page, live: Live) -> None:
    card, voter = live.card(), Voter(page)
    page.clock.install()
    page.goto(live.link(card))
    voter.at("look")
    voter.touch("Use one switch")
    page.clock.run_for(1000)

    def scanned() -> str:
        found = page.locator(".v-scanned")
        return (found.get_attribute("aria-label") or found.inner_text()).strip()

    def switch_at(words: str, key: str = "F8") -> None:
        for _ in range(60):
            if words in scanned():
                break
            page.clock.run_for(4000)
        else:
            raise AssertionError(f"the frame never came to {words!r}")
        page.clock.run_for(600)
        page.keyboard.press(key)

    switch_at("This is right for me")
    voter.at("start")
    assert scanned() == "See the people"  # a new step starts with its first control
    switch_at("See the people", "a")
    voter.at("choose")
    switch_at("Cy Crane", "Enter")
    assert voter.chosen() == ["Cy Crane"]
    switch_at("I have finished choosing")
    voter.at("review")
    page.clock.run_for(600)
    tap = page.locator("h1")
    for _ in range(60):
        if scanned() == "Yes, this is right":
            break
        page.clock.run_for(4000)
    page.clock.run_for(600)
    tap.click()  # a tap anywhere is the switch
    voter.at("post")
    switch_at("Post my vote")
    voter.at("done")
    assert in_the_box(live, card) == [[0, 0, 0, 1, 0]]


def test_r28_a_card_scanner_types_while_one_switch_is_on(page: Page, live: Live) -> None:
    """The keys of a card scanner are no switch."""
    card, voter = live.card(), Voter(page)
    page.add_init_script("sessionStorage.setItem('repvote-aids', JSON.stringify({scan: true}))")
    page.goto(f"{live.url}/vote")
    voter.at("card")
    page.keyboard.type(card_text(card.uuid, card.secret), delay=5)
    page.keyboard.press("Enter")
    voter.at("look")


def test_r29_two_taps_on_everything(page: Page, live: Live) -> None:
    card, voter = live.card(), Voter(page)
    page.goto(live.link(card))
    for step, words in (
        ("look", "This is right for me"),
        ("start", "See the people"),
        ("choose", "Ann Ash"),
        ("choose", "I have finished choosing"),
        ("review", "Yes, this is right"),
        ("post", "Post my vote"),
    ):
        voter.at(step)
        page.wait_for_timeout(550)
        by_name = page.get_by_role("button", name=words)
        (voter.candidate(words) if words in PEOPLE else by_name.first).dblclick()
        if words == "Ann Ash":
            assert voter.chosen() == ["Ann Ash"]
    voter.at("done")
    assert in_the_box(live, card) == [[1, 0, 0, 0, 0]]
    for words in ("I need help", "Lift the curtain"):
        page.wait_for_timeout(550)
        page.get_by_role("button", name=words, exact=True).dblclick()
    voter.at("done")


def test_r29_a_held_key_presses_once_and_a_press_that_slides_off_presses_nothing(
    page: Page, live: Live
) -> None:
    voter = Voter(page)
    voter.open(live.link(live.card()))
    voter.candidate("Ann Ash").focus()
    for _ in range(6):
        page.keyboard.down("Enter")  # the second and later ones are repeats
    page.keyboard.up("Enter")
    assert voter.chosen() == ["Ann Ash"]
    other = voter.candidate("Bea Birch")
    other.scroll_into_view_if_needed()
    box = other.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(5, 300)
    page.mouse.up()
    assert voter.chosen() == ["Ann Ash"]


# --- sound -------------------------------------------------------------------------------------


def listen_mode(page: Page) -> None:
    """Through the settings step, the way a person turns it on."""
    page.get_by_role("button", name="Try my headphones").press("Enter")
    page.get_by_role("button", name="Yes, I hear it in my headphones").press("Enter")


def quiet(page: Page) -> None:
    expect(page.locator("#listen")).to_contain_text("Listen")
    page.wait_for_timeout(100)
    expect(page.locator("#listen")).to_contain_text("Listen")


def test_r31_every_step_and_every_person_has_a_sound(page: Page, live: Live, heard: Heard) -> None:
    voter = Voter(page)
    page.goto(live.link(live.card()))
    places = set()

    def has_sound(step: str) -> None:
        voter.at(step)
        listen = page.locator("#listen")
        expect(listen).to_be_visible()
        addresses = (listen.get_attribute("data-audio") or "").split()
        assert addresses, step
        known = {f"/sound/{file_of(text)}" for text in page.evaluate(SHOWN)}
        assert known <= set(addresses), step
        box = listen.bounding_box()
        assert box is not None
        places.add((round(box["x"]), round(box["y"])))

    has_sound("look")
    voter.touch("This is right for me")
    has_sound("start")
    voter.touch("See the people")
    has_sound("choose")
    assert page.locator(".v-cards .v-listen").count() == len(PEOPLE)
    page.get_by_role("button", name="Listen to Cy Crane").press("Enter")
    quiet(page)
    assert heard.take() == [
        "Cy Crane",
        "I listen.",
        "I want buses in the evening.",
        "I speak up for others.",
    ]
    voter.choose("Ann Ash")
    voter.touch("I have finished choosing")
    has_sound("review")
    voter.touch("Yes, this is right")
    has_sound("post")
    voter.touch("Post my vote")
    has_sound("done")
    assert len(places) == 1, places
    assert heard.texts == []  # R34: nothing sounded by itself


SHOWN = """() => [...document.querySelectorAll('main h1, main .v-say, main .v-status')]
  .filter((e) => e.checkVisibility()).map((e) => e.textContent).filter((text) => text.trim())"""


def test_r31_without_clips_no_control_stands_there(voter: Voter, live: Live) -> None:
    page = voter.page
    page.route("**/sound/manifest.json", lambda route: route.fulfill(body="{}"))
    voter.open(live.link(live.card()))
    expect(page.locator("#listen")).to_be_hidden()
    assert page.locator(".v-listen").count() == 0


def test_r33_speed_and_volume_in_steps_with_the_pitch_kept(
    page: Page, live: Live, heard: Heard
) -> None:
    page.add_init_script(
        """const Real = window.Audio;
           window.Audio = function (...all) { return (window.player = new Real(...all)); };"""
    )
    voter = Voter(page)
    page.goto(live.link(live.card()))
    voter.at("look")
    state = "() => [player.playbackRate, player.volume, player.preservesPitch]"

    def steps(words: str) -> list[list[Any]]:
        button = page.get_by_role("button", name=words, exact=True)
        seen = [page.evaluate(state)]
        for _ in range(8):
            button.press("Enter")
            page.wait_for_timeout(510)
            seen.append(page.evaluate(state))
        return seen

    assert page.evaluate(state) == [1, 1, True]
    steps("Slower")
    assert [one[0] for one in steps("Faster")][:7] == [0.5, 0.65, 0.8, 1, 1.25, 1.6, 2]
    volumes = [round(one[1], 2) for one in steps("Not so loud")]
    assert volumes[:5] == [1, 0.8, 0.6, 0.4, 0.2]
    assert page.evaluate(state)[2] is True


def test_r34_a_new_sound_stops_the_old_and_one_control_stops_all(
    page: Page, live: Live, heard: Heard
) -> None:
    voter = Voter(page)
    long = io.BytesIO()
    with wave.open(long, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\0\0" * 8000 * 20)
    voter.open(live.link(live.card()))
    page.route(
        "**/sound/*.mp3",
        lambda route: route.fulfill(body=long.getvalue(), content_type="audio/wav"),
    )
    listen = page.locator("#listen")
    page.get_by_role("button", name="Listen to Ann Ash").press("Enter")
    expect(listen).to_contain_text("Stop sound")
    with page.expect_request(f"**/{file_of('Dot Dill')}"):
        page.get_by_role("button", name="Listen to Dot Dill").press("Enter")
    expect(listen).to_contain_text("Stop sound")
    assert page.get_by_text("Stop sound").count() == 1
    listen.press("Enter")
    expect(listen).to_contain_text("Listen")


def test_r36_sound_only_from_the_card_to_the_box(page: Page, live: Live, heard: Heard) -> None:
    """With the screen off: what is heard leads from step to step."""
    card, voter = live.card(), Voter(page)
    page.goto(live.link(card))
    voter.at("look")
    listen_mode(page)
    quiet(page)
    assert heard.take()[0] == "Hello. This is the voice of the tablet."
    voter.touch("This is right for me")
    voter.at("start")
    quiet(page)
    assert heard.take()[-3:] == [
        "You are going to vote",
        "Reps for the North",
        "You can choose 2 people.",
    ]
    tab_to(page, "See the people")
    quiet(page)
    assert heard.take()[-1] == "See the people"
    page.keyboard.press("Enter")
    voter.at("choose")
    quiet(page)
    assert heard.take() == [
        "Reps for the North",
        "Touch a picture to choose a person.",
        "You have not chosen anyone yet. You can choose 2 people.",
    ]
    tab_to(page, "Ann Ash")
    quiet(page)
    assert heard.take()[-5:] == [
        "Ann Ash",
        "I listen.",
        "I want buses in the evening.",
        "I speak up for others.",
        "Touch to choose",
    ]
    page.keyboard.press("Enter")
    quiet(page)
    assert heard.take() == [
        "You chose",
        "Ann Ash",
        "You have chosen 1 person. You can choose 1 more.",
    ]
    page.wait_for_timeout(510)
    page.keyboard.press("Enter")
    quiet(page)
    assert heard.take()[:2] == ["You took away", "Ann Ash"]
    page.wait_for_timeout(510)
    page.keyboard.press("Enter")
    quiet(page)
    heard.take()
    voter.touch("I have finished choosing")
    voter.at("review")
    quiet(page)
    said = heard.take()
    assert said[-5:-2] == ["Is this right?", "You chose", "Ann Ash"] or "Ann Ash" in said
    voter.touch("Yes, this is right")
    voter.at("post")
    quiet(page)
    assert "When you post your vote it goes in the box." in heard.take()
    voter.touch("Post my vote")
    voter.at("done")
    quiet(page)
    assert "Your vote is in the box" in heard.take()
    assert in_the_box(live, card) == [[1, 0, 0, 0, 0]]


def test_r36_who_was_chosen_is_never_said_without_headphones(
    page: Page, live: Live, heard: Heard
) -> None:
    voter = Voter(page)
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash")
    voter.touch("I have finished choosing")
    voter.at("review")
    assert heard.texts == []
    page.locator("#listen").press("Enter")
    quiet(page)
    said = heard.take()
    assert "Is this right?" in said
    assert not {"Ann Ash", "You chose"} & set(said)


def one_at_a_time(page: Page) -> None:
    page.add_init_script(
        "sessionStorage.setItem('repvote-look', JSON.stringify({layout: 'one', asked: true}))"
    )


def test_r31_one_at_a_time_has_its_listen_beside_the_person(
    page: Page, live: Live, heard: Heard
) -> None:
    voter = Voter(page)
    one_at_a_time(page)
    voter.open(live.link(live.card()))
    for _ in range(2):  # on the next person too
        name = page.locator(".v-person-now .v-name").inner_text()
        page.get_by_role("button", name=f"Listen to {name}").press("Enter")
        quiet(page)
        points = ["I listen.", "I want buses in the evening.", "I speak up for others."]
        assert heard.take() == [name, *points]
        voter.touch("Not now")
    assert page.locator(".v-listen").count() == 1


def test_r36_one_at_a_time_says_the_choice_in_headphones_only(
    page: Page, live: Live, heard: Heard
) -> None:
    voter = Voter(page)
    one_at_a_time(page)
    voter.open(live.link(live.card()))
    first = page.locator(".v-person-now .v-name").inner_text()
    voter.touch(f"Yes, choose {first}")
    quiet(page)
    assert heard.take() == []
    voter.touch("Go back to the person before")
    page.locator("#listen").press("Enter")
    quiet(page)
    said_aloud = heard.take()
    assert first in said_aloud
    assert not {"Chosen", "You chose"} & set(said_aloud)
    voter.touch("No, take away")
    page.locator("#look").press("Enter")
    listen_mode(page)
    voter.touch("This is right for me")
    quiet(page)
    heard.take()
    name = page.locator(".v-person-now .v-name").inner_text()
    voter.touch(f"Yes, choose {name}")
    quiet(page)
    said_now = heard.take()
    assert said_now.pop(0) == f"Yes, choose {name}"  # the control had the focus
    assert said_now[:3] == ["You chose", name, "Reps for the North"]
    assert "You have chosen 1 person. You can choose 1 more." in said_now
    voter.touch("Go back to the person before")
    quiet(page)
    assert "Chosen" in heard.take()
    voter.touch("No, take away")
    quiet(page)
    assert heard.take()[1:3] == ["You took away", name]


def test_r49_practice_says_first_that_it_is_practice(page: Page, live: Live, heard: Heard) -> None:
    voter = Voter(page)
    page.goto(f"{live.url}/practice")
    voter.at("card")
    for step, words in (
        ("card", "Use a practice card"),
        ("look", "This is right for me"),
        ("start", "See the fruit"),
        ("choose", "I have finished choosing"),
    ):
        voter.at(step)
        page.locator("#listen").press("Enter")
        quiet(page)
        told = heard.take()
        assert told[0] == "Practice. This is not a real vote.", step
        assert len(told) > 1, step
        if step == "choose":
            page.get_by_role("button", name="Listen to Pear").press("Enter")
            quiet(page)
            assert heard.take()[:2] == ["Pear", "It is sweet."]
        voter.touch(words)


def test_r13_stop_sets_sound_and_switch_back_for_the_next_person(page: Page, live: Live) -> None:
    changed = {"listen": True, "speed": 5, "volume": 1, "scan": True, "pace": 2}
    kept = "() => JSON.parse(sessionStorage.getItem('repvote-aids'))"
    for path in ("check", "vote"):
        page.goto(f"{live.url}/{path}")
        page.evaluate("(v) => sessionStorage.setItem('repvote-aids', JSON.stringify(v))", changed)
        page.reload()
        Voter(page).at("card")
        page.locator("#stop").click()
        expect(page).to_have_url(f"{live.url}/")
        usual = {"listen": False, "speed": 3, "volume": 4, "scan": False, "pace": 3}
        assert page.evaluate(kept) == usual, path


def test_r23_welsh_pages_are_heard_in_welsh_and_names_as_they_are(
    page: Page, live: Live, heard: Heard
) -> None:
    told: list[str] = []
    page.goto(live.link(live.card()).replace("/vote#", "/vote?lang=cy#"))
    for step in ("look", "start", "choose"):
        Voter(page).at(step)
        page.locator("#listen").press("Enter")
        expect(page.locator("#listen")).to_contain_text("Gwrando")
        page.wait_for_timeout(200)
        expect(page.locator("#listen")).to_contain_text("Gwrando")
        told = heard.take()
        assert len(told) >= 3, step
        assert not {"You can choose 2 people.", "You are going to vote"} & set(told)
        if step != "choose":
            page.locator("main .v-main").first.press("Enter")
    assert "Reps for the North" in told
    assert "Dydych chi ddim wedi dewis neb eto. Gallwch ddewis 2 berson." in told


# --- pages for everybody ---


def test_r68_listen_reads_a_public_page_in_order(page: Page, live: Live, heard: Heard) -> None:
    page.goto(f"{live.url}/contests/north-rep")
    listen = page.locator("main > .listen button")
    expect(listen).to_contain_text("Listen")
    assert heard.texts == []  # R34: nothing by itself
    listen.click()
    expect(listen).to_contain_text("Listen")
    page.wait_for_function("() => document.querySelector('.listen-words').textContent === 'Listen'")
    told = heard.take()
    shown = page.locator("[data-say]").all_inner_texts()
    assert told == [" ".join(one.split()) for one in shown]
    assert told[0] == "Reps for the North"
    card = page.locator(".person", has_text="Cy Crane")
    card.get_by_role("button", name="Listen Cy Crane").click()
    page.wait_for_timeout(600)
    assert heard.take() == ["Cy Crane", *PEOPLE_SAY]
    assert page.context.cookies() == []


PEOPLE_SAY = ["I listen.", "I want buses in the evening.", "I speak up for others."]


def test_r34_a_second_press_stops_a_public_page(page: Page, live: Live) -> None:
    long = io.BytesIO()
    with wave.open(long, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\0\0" * 8000 * 20)
    page.route(
        "**/sound/*.mp3",
        lambda route: route.fulfill(body=long.getvalue(), content_type="audio/wav"),
    )
    page.goto(f"{live.url}/contests/north-rep")
    top = page.locator("main > .listen button")
    one = page.get_by_role("button", name="Listen Dot Dill")
    top.click()
    expect(top).to_contain_text("Stop sound")
    one.click()
    expect(top).to_contain_text("Listen")
    stop = page.get_by_role("button", name="Stop sound Dot Dill")
    stop.click()
    expect(page.get_by_text("Stop sound")).to_have_count(0)


def test_r31_a_public_page_without_sound_shows_no_control(page: Page, live: Live) -> None:
    def without(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("data-audio", "data-x"))

    page.route("**/contests/north-rep", without)
    page.goto(f"{live.url}/contests/north-rep")
    assert page.locator(".listen:visible").count() == 0


def test_r56_without_scripts_everybody_who_stands_can_be_heard(
    new_context: NewContext, live: Live
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{live.url}/vote")
    page.get_by_role("link", name="See the people you can choose").click()
    page.get_by_role("link", name="What do they say? Reps for the North").click()
    players = page.locator(".person audio[controls]")
    expect(players).to_have_count(len(PEOPLE))
    names = page.locator(".person h3").all_inner_texts()
    for player, name in zip(players.all(), names, strict=True):
        expect(player).to_be_visible()
        assert player.get_attribute("aria-label") == f"Listen: {name}"
        answer = page.request.get(live.url + str(player.get_attribute("src")))
        assert answer.headers["content-type"] == "audio/mpeg"
        assert len(answer.body()) == 4 * len(short_sound())
    assert page.locator(".listen:visible").count() == 0


# --- help, stop, quiet -------------------------------------------------------------------------


def places_of(page: Page) -> tuple[float, ...]:
    page.evaluate("scrollTo(0, 0)")
    found: list[float] = []
    for words in ("I need help", "Stop"):
        box = page.get_by_role("button", name=words, exact=True).bounding_box()
        assert box is not None
        found += [box["x"], box["y"]]
    return tuple(found)


@pytest.mark.parametrize("screen", [(1024, 768), (360, 740)])
def test_r55_help_and_stop_in_the_same_place_on_every_step(
    new_context: NewContext, live: Live, screen: tuple[int, int]
) -> None:
    page = new_context(viewport={"width": screen[0], "height": screen[1]}).new_page()
    voter = Voter(page)
    page.goto(f"{live.url}/vote")
    voter.at("card")
    seen = [places_of(page)]
    page.goto(live.link(live.card()))
    for step, words in (
        ("look", "This is right for me"),
        ("start", "See the people"),
        ("choose", "I have finished choosing"),
        ("nobody", "I do not want to choose anyone"),
        ("review", "Yes, this is right"),
        ("post", "I need help"),
    ):
        voter.at(step)
        seen.append(places_of(page))
        voter.touch(words)
    seen.append(places_of(page))
    voter.touch("Lift the curtain")
    voter.touch("Post my vote")
    voter.at("done")
    seen.append(places_of(page))
    page.goto(f"{live.url}/check")
    voter.at("card")
    seen.append(places_of(page))
    for one in seen:
        assert all(abs(a - b) <= 4 for a, b in zip(one, seen[0], strict=True)), seen


def test_the_curtain_hides_all_choices_and_only_the_voter_lifts_it(
    voter: Voter, live: Live
) -> None:
    page = voter.page
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash")
    voter.touch("I need help")
    shown = page.locator("main").inner_text()
    assert "Reps for the North" in shown
    assert "You can choose 2 people." in shown
    assert not [name for name in PEOPLE if name in shown]
    assert "chosen" not in shown
    assert page.locator("main img:visible").count() == 2  # the drawings of help and of the way on
    page.keyboard.press("Escape")
    voter.touch("Stop")
    voter.says("Do you want to stop?")
    assert "Ann Ash" not in page.locator("main").inner_text()
    voter.touch("Go back")
    voter.says("Only the voter lifts the curtain.")
    voter.touch("Lift the curtain")
    voter.at("choose")
    assert voter.chosen() == ["Ann Ash"]


def test_stop_asks_once_and_leaves_no_trace(voter: Voter, live: Live) -> None:
    card, page = live.card(), voter.page
    voter.open(live.link(card))
    voter.choose("Ann Ash")
    wait_rows(page, 1)
    voter.touch("I need help")
    voter.touch("Stop")
    voter.touch("Yes, stop")
    voter.at("card")
    wait_rows(page, 0)
    kept = page.evaluate(EVERYTHING_KEPT)
    assert not [trace for trace in traces(card, "Ann Ash") if trace in kept]
    assert "Ann Ash" not in page.content()
    assert in_the_box(live, card) == []


def test_r50_a_quiet_tablet_asks_then_hides_and_never_loses(page: Page, live: Live) -> None:
    voter = Voter(page)
    page.clock.install()
    page.goto(f"{live.url}/vote")
    voter.at("card")
    page.clock.run_for(30 * 60_000)
    voter.at("card")  # nobody is voting: nothing is asked
    voter.open(live.link(live.card()))
    voter.choose("Cy Crane")
    page.clock.run_for(4 * 60_000)
    page.mouse.click(3, 400)
    page.clock.run_for(4 * 60_000 + 50_000)
    voter.at("choose")
    page.clock.run_for(11_000)
    voter.says("Are you still voting?")
    assert "Cy Crane" not in page.locator("main").inner_text()
    page.clock.run_for(55_000)
    voter.says("Are you still voting?")
    voter.touch("Yes, I am still voting")
    assert voter.chosen() == ["Cy Crane"]
    page.clock.run_for(5 * 60_000 + 500)
    voter.says("Are you still voting?")
    page.clock.run_for(61_000)
    voter.says("Your vote is hidden")
    page.clock.run_for(60 * 60_000)
    voter.says("Your vote is hidden")
    assert "Cy Crane" not in page.locator("main").inner_text()
    voter.touch("Lift the curtain")
    assert voter.chosen() == ["Cy Crane"]


# --- reload, battery, network ------------------------------------------------------------------


def test_r51_a_reload_at_each_step_loses_nothing(voter: Voter, live: Live) -> None:
    card, page = live.card(), voter.page
    voter.open(live.link(card))
    voter.choose("Bea Birch", "Dot Dill")
    wait_rows(page, 1)
    for step in ("choose", "review", "post"):
        page.reload()
        voter.at("card")
        voter.says("Somebody began to vote here and did not finish.")
        assert "Bea Birch" not in page.content()
        page.goto(live.link(card))
        voter.past_looks()
        voter.says("We kept what you chose before.")
        voter.touch("See the people")
        assert sorted(voter.chosen()) == ["Bea Birch", "Dot Dill"]
        if step != "choose":
            voter.touch("I have finished choosing")
            voter.at("review")
        if step == "post":
            voter.touch("Yes, this is right")
            voter.at("post")
    voter.touch("Post my vote")
    voter.at("done")
    assert in_the_box(live, card) == [[0, 0, 1, 0, 1]]
    assert rows(page) == 0


def test_r51_a_vote_that_was_sealed_is_sent_again_as_it_was(
    voter: Voter, live: Live, watch: PageWatch
) -> None:
    card, page = live.card(), voter.page
    watch.expect("ERR_FAILED")
    sent: list[bytes] = []

    def cut(route: Route) -> None:
        sent.append(route.request.post_data_buffer or b"")
        route.abort()

    page.route("**/ballots", cut)
    voter.open(live.link(card))
    voter.choose("Ann Ash")
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("lost")
    page.reload()
    voter.at("card")
    page.unroute("**/ballots")
    page.goto(live.link(card))
    voter.at("lost")
    voter.touch("Try again")
    voter.at("done")
    assert live.votes(card) == sent
    assert rows(page) == 0


def test_r51_another_card_reads_nothing_and_a_new_voter_forgets(voter: Voter, live: Live) -> None:
    first, second, page = live.card(), live.card(), voter.page
    voter.open(live.link(first))
    voter.choose("Ann Ash")
    wait_rows(page, 1)
    page.goto("about:blank")
    voter.open(live.link(second))
    assert voter.chosen() == []
    kept = page.evaluate(EVERYTHING_KEPT)
    assert not [one for one in traces(first, "Ann Ash") if one in kept]
    assert not [one for one in traces(second) if one in kept]
    page.goto("about:blank")
    page.goto(f"{live.url}/vote")
    voter.touch("New voter: forget that vote")
    voter.says("That vote is gone.")
    wait_rows(page, 0)
    voter.open(live.link(first))
    assert voter.chosen() == []


def test_r51_what_is_older_than_a_day_goes(page: Page, live: Live) -> None:
    voter = Voter(page)
    page.clock.install()
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash")
    wait_rows_fake(page, 1)
    page.clock.fast_forward(23 * 3_600_000)
    page.goto(f"{live.url}/vote")
    voter.says("Somebody began to vote here and did not finish.")
    page.clock.fast_forward(3 * 3_600_000)
    page.reload()
    voter.at("card")
    wait_rows_fake(page, 0)
    assert "Somebody began" not in page.locator("main").inner_text()


def wait_rows_fake(page: Page, wanted: int) -> None:
    """As wait_rows, where the page's clock stands still."""
    for _ in range(200):
        if rows(page) == wanted:
            return
    raise AssertionError(f"not {wanted} unfinished votes on the tablet")


def test_r57_the_network_is_cut_before_posting(
    new_context: NewContext, live: Live, watch: PageWatch
) -> None:
    """Once loaded it goes on, even through a reload; posting waits and sends the same vote."""
    watch.expect("ERR_INTERNET_DISCONNECTED")
    context = new_context(service_workers="allow")
    context.add_init_script(
        """const real = window.fetch;
           window.got = []; // clips that came, from wherever
           window.fetch = async (...all) => {
             const answer = await real(...all);
             if (answer.ok && /[.]mp3$/.test(all[0])) got.push(all[0]);
             return answer;
           };"""
    )
    card, page = live.card(), context.new_page()
    voter = Voter(page)
    seen: list[Request] = []

    def note(request: Request) -> None:  # Playwright cannot hold a list's own method
        seen.append(request)

    context.on("request", note)
    page.goto(f"{live.url}/vote")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    voter.show(live.link(card))
    voter.at("start")
    wait_for_box(page, card)
    wait_for_clips(page, "Dot Dill", *PEOPLE_SAY, "Yes, choose Dot Dill", "Is this right?")
    context.set_offline(True)
    voter.touch("See the people")
    voter.choose("Dot Dill")
    wait_rows(page, 1)
    page.reload()
    voter.at("card")
    page.goto(live.link(card))
    voter.past_looks()
    voter.says("The tablet has no connection now.")
    voter.touch("See the people")
    assert voter.chosen() == ["Dot Dill"]
    page.get_by_role("button", name="Listen to Dot Dill").press("Enter")
    quiet(page)
    said_offline = ["Dot Dill", *PEOPLE_SAY]
    assert page.evaluate("() => got") == [f"/sound/{file_of(one)}" for one in said_offline]
    photos = "() => [...document.querySelectorAll('main img')].every((e) => e.naturalWidth > 0)"
    page.wait_for_function(photos)
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("lost")
    voter.says("The tablet lost its connection.")
    context.set_offline(False)  # it tries again by itself
    voter.at("done")
    assert in_the_box(live, card) == [[0, 0, 0, 0, 1]]
    assert {request.url.split("/")[2] for request in seen} == {live.url.split("/")[2]}


def wait_for_clips(page: Page, *texts: str) -> None:
    wait_kept(page, *(f"/sound/{file_of(text)}" for text in texts))


def wait_for_box(page: Page, card: Card) -> None:
    wait_kept(page, f"/api/box/{card.uuid}", "/sound/manifest.json")


def wait_kept(page: Page, *paths: str) -> None:
    """Until the worker's store has them; `wait_for_function` takes a promise for a yes."""
    for path in paths:
        for _ in range(300):
            if page.evaluate("async (path) => !!(await caches.match(path))", path):
                break
            page.wait_for_timeout(50)
        else:
            raise AssertionError(f"{path} is not kept")


def test_r57_the_worker_keeps_only_what_everybody_may_see(
    new_context: NewContext, live: Live
) -> None:
    context = new_context(service_workers="allow")
    card, page = live.card(), context.new_page()
    voter = Voter(page)
    page.goto(f"{live.url}/vote")
    page.evaluate("() => caches.open('repvote-old').then((c) => c.put('/x', new Response('x')))")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    voter.open(live.link(card))
    wait_for_box(page, card)
    voter.choose("Ann Ash")
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("done")
    kept = page.evaluate(EVERYTHING_KEPT)
    assert not [one for one in traces(card) if one in kept]
    assert '<meta name=\\"csrf-token\\" content=\\"\\">' in kept
    allowed = ("/vote", "/static/", "/pictures/", "/sound/", f"/api/box/{card.uuid}")
    urls = page.evaluate(
        """async () => {
          const all = [];
          for (const name of await caches.keys())
            for (const {url} of await (await caches.open(name)).keys()) all.push(url);
          return all;
        }"""
    )
    for url in urls:
        path = url.removeprefix(live.url)
        assert path.startswith(allowed), path
        assert "/card/" not in path
        assert "/ballots" not in path
    scope = "() => navigator.serviceWorker.ready.then((r) => r.scope)"
    assert page.evaluate(scope) == f"{live.url}/vote"


def test_r57_old_stores_go_when_a_new_worker_comes(new_context: NewContext, live: Live) -> None:
    context = new_context(service_workers="allow")
    page = context.new_page()
    page.goto(f"{live.url}/check")
    page.evaluate("() => caches.open('repvote-0123').then((c) => c.put('/x', new Response('x')))")
    page.goto(f"{live.url}/vote")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    page.wait_for_function("async () => !(await caches.keys()).includes('repvote-0123')")
    assert len(page.evaluate("() => caches.keys()")) == 1


def test_r58_a_secure_context(page: Page, live: Live) -> None:
    page.goto(f"{live.url}/vote")
    assert page.evaluate("isSecureContext") is True


def test_r52_every_tap_is_answered_at_once_or_by_a_wait_picture(voter: Voter, live: Live) -> None:
    page = voter.page
    voter.open(live.link(live.card()))
    voter.choose("Ann Ash")

    def slowly(route: Route) -> None:
        page.wait_for_timeout(900)
        route.continue_()

    page.route("**/ballots", slowly)
    voter.to_last_step()
    took = page.evaluate(
        """async () => {
          const place = document.getElementById("vote");
          const begin = performance.now();
          [...document.querySelectorAll("button")]
            .find((one) => one.textContent === "Post my vote").click();
          while (place.dataset.step === "post") await new Promise(requestAnimationFrame);
          return performance.now() - begin;
        }"""
    )
    assert took < 500
    voter.at("done")


# --- nothing stays -----------------------------------------------------------------------------


def test_r44_r60_r61_after_posting_nothing_is_left(voter: Voter, live: Live) -> None:
    card, page = live.card(), voter.page
    answer = page.goto(f"{live.url}/check")
    answer = page.goto(live.link(card))
    assert answer is not None
    assert answer.headers["cache-control"] == "no-store"
    voter.past_looks()
    voter.touch("See the people")
    voter.choose("Cy Crane")
    wait_rows(page, 1)
    before = page.evaluate(EVERYTHING_KEPT)
    assert not [one for one in traces(card, "Cy Crane") if one in before]
    voter.to_last_step()
    voter.touch("Post my vote")
    voter.at("done")
    assert rows(page) == 0
    assert page.evaluate("async () => (await indexedDB.databases()).length") == 0
    kept = page.evaluate(EVERYTHING_KEPT)
    assert not [one for one in traces(card, "Cy Crane") if one in kept]
    for _ in range(4):
        page.go_back()
        page.wait_for_timeout(200)
        if page.url.startswith(live.url):
            assert "Cy Crane" not in page.content()
            assert card.secret not in page.content()


def test_r51_two_tabs_with_one_card(page: Page, live: Live) -> None:
    card = live.card()
    first, second = Voter(page), Voter(page.context.new_page())
    first.open(live.link(card))
    second.open(live.link(card))
    first.choose("Ann Ash")
    second.choose("Bea Birch")
    wait_rows(page, 1)
    first.to_last_step()
    first.touch("Post my vote")
    first.at("done")
    second.at("card")
    second.says("This card has voted in another window.")
    assert "Bea Birch" not in second.page.content()
    wait_rows(page, 0)
    assert in_the_box(live, card) == [[1, 0, 0, 0, 0]]


def test_the_worker_is_served_for_the_voters_page_alone(page: Page, live: Live) -> None:
    answer = page.request.get(f"{live.url}/sw.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    assert "service-worker-allowed" not in answer.headers
    first = answer.text().split("\n", 1)[0]
    facts = json.loads(first.removeprefix("self.REPVOTE = ").removesuffix(";"))
    assert facts["page"] == "/vote"
    root = Path(__file__).resolve().parents[2] / "templates"
    for path, version in facts["files"].items():
        assert (root / path.lstrip("/")).is_file()
        assert (
            page.request.get(f"{live.url}{path}?v={version}")
            .headers["cache-control"]
            .endswith("immutable")
        )
