"""`make gallery`: a screenshot of every page and state into ./gallery, to look at them all at once.

`python -m tests.gallery board` saves only what has "board" in its name.
"""

from __future__ import annotations

import ipaddress
import random
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PageError

from ballots.counting import Lot
from ballots.credential import Card, card_text
from elections.cli import demo, demo_folders
from elections.core.context import Context
from elections.core.hall import open_hall
from elections.core.job_runner import Progress
from elections.core.network import LOOPBACK
from elections.core.settings import load_settings
from elections.core.tls import HallNames, utc_now
from elections.services.certify import certify as certifying
from elections.services.count import agreement as count_agreement
from elections.services.count import seats as count_seats
from elections.services.count import start as count_start
from elections.services.people import accounts
from elections.services.queries import overview as election_queries
from elections.services.setup import card_file, load_folder, lock_lists
from elections.services.setup import cards as card_service
from elections.services.startup import open_context
from elections.services.voting import open_close as voting
from elections.services.voting.stop_contest import stop_contest
from elections.web.core.app import create_app
from tests.browser.conftest import MANY, PEOPLE, live_election, served
from tests.factories.election_factory import AGREEMENT, CHEAP
from tests.gallery import voters
from tests.gallery.album import Album
from tests.gallery.voters import NewPage
from tests.support.browser import PageWatch, running_chromium
from tests.support.browser import open_context as open_visitor

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "plum kettle orbit lantern"
# Pages of the set-up, under /board/setup.
SET_UP = (
    *("", "start", "questions/title", "areas", "kinds", "questions/open", "rules"),
    *("people", "members", "groups", "group-lists", "finish", "witness-account"),
)


def visitor(browser: Browser) -> Page:
    """Open a page of a new person at a tablet; the gallery ignores what the page logs."""
    return open_visitor(browser, PageWatch(), reduced_motion="reduce").new_page()


class Walk:
    """One example election, taken through its stages, photographed on the way."""

    def __init__(self, album: Album, browser: Browser, folder: Path) -> None:
        self.album, self.browser, self.folder = album, browser, folder
        settings = load_settings(
            folder / "server", {"REPVOTE_THIS_COMPUTER_ONLY": "1"}, passphrase_cost=CHEAP
        )
        self.ctx: Context = open_context(settings)
        self.example = demo_folders.find_example("hampshire")
        self.base = ""
        self.cards: tuple[Card, ...] = ()
        self.key_files: tuple[Path, ...] = ()

    def go(self) -> None:
        """Photograph everything, from an empty program to the signed result."""
        with served(create_app(self.ctx)) as self.base:
            self.public("nothing there yet", "/")
            self.before_voting()
            self.while_open()
            self.count()
            self.results()
        self.ctx.close()
        self.hall()
        self.set_up()
        self.stopped()

    def public(self, name: str, path: str) -> None:
        """Photograph one page as everybody sees it."""
        self._page("public", name, path, visitor(self.browser))

    def board(self, name: str, path: str) -> None:
        """Photograph one page as the secretary sees it."""
        page = visitor(self.browser)
        page.goto(f"{self.base}/sign-in")
        page.get_by_label("Your name").fill(self.secretary.name)
        page.get_by_label("Your passphrase").fill(PASSPHRASE)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{self.base}/board")
        self._page("board", name, path, page)

    def _page(self, group: str, name: str, path: str, page: Page) -> None:
        if self.album.wants(group, name):
            page.goto(self.base + path)
            for details in page.locator("details:not(.page-look)").all():
                details.evaluate("element => { element.open = true }")
            self.album.add(page, group, name)
        page.context.close()

    def before_voting(self) -> None:
        """Photograph loading, locking the lists, keys and cards."""
        load_folder.load_folder(self.ctx, self.example)
        loaded = election_queries.overview(self.ctx)
        assert loaded is not None
        self.secretary = demo.Person(loaded.secretary, PASSPHRASE)
        self.witness = demo.Person(loaded.witness, PASSPHRASE)
        accounts.add_account(self.ctx, self.secretary.name, "secretary", PASSPHRASE)
        accounts.add_account(self.ctx, self.witness.name, "witness", PASSPHRASE)
        self.public("landing, getting ready", "/")
        self.board("home, getting ready", "/board")
        self.board("lock the lists", "/board/lock")
        election = lock_lists.lock_lists(self.ctx)
        self.board("home, checking", "/board")
        self.board("keys", "/board/keys")
        self.board("cards", "/board/cards")
        self.key_files = demo._make_keys(self.ctx, election, self.folder / "keys")
        card_file.make_card_file(self.ctx, 0, Progress(threading.Event()))
        self.board("cards are ready", "/board/cards")
        self.cards = card_service.make_cards(self.ctx)
        self.board("cards again", "/board/cards")
        self.board("keys are there", "/board/keys")
        self.board("open voting", "/board/open")
        self.board("open the lists again", "/board/open-again")
        voting.open_voting(self.ctx)

    def while_open(self) -> None:
        """Photograph public pages, the voter's own pages, and the secretary's."""
        demo.post_votes(self.ctx, self.cards, demo_folders.read_special_cases(self.example), seed=1)
        contest = "winchester-rep"
        for name, path in (
            ("landing, voting is open", "/"),
            ("who stands", f"/contests/{contest}"),
            ("no results yet", "/results"),
            ("check the election", "/record"),
            ("about", "/about"),
            ("accessibility", "/accessibility"),
            ("sign in", "/sign-in"),
            ("error, page not here", "/nothing"),
            ("landing in Welsh", "/?lang=cy"),
        ):
            self.public(name, path)
        first, second, *_ = self.cards[0].pictures
        for name, path in (
            ("home, open", "/board"),
            ("cancel a card", "/board/cancel-card"),
            ("cancel, second picture", f"/board/cancel-card?first={first}"),
            ("cancel, cards found", f"/board/cancel-card?first={first}&second={second}"),
            ("stop one vote", "/board/stop"),
            ("close voting", "/board/close"),
            ("error, not now", "/board/certify"),
        ):
            self.board(name, path)
        if any(self.album.wants(group, "") for group in voters.GROUPS):
            self.voters(contest)
        voting.close_voting(self.ctx)

    def voters(self, contest: str) -> None:
        """Photograph the pages that run on the tablet."""
        uuid = next(
            view.uuid for view in election_queries.election(self.ctx).contests if view.id == contest
        )
        own = [card for card in self.cards if card.uuid == uuid]
        used, unused = own[:1], own[-3:]
        links = [
            f"{self.base}/vote#{card_text(card.uuid, card.secret)}" for card in (*unused, *used)
        ]

        def new_page() -> Page:
            return visitor(self.browser)

        parts: tuple[Callable[[], None], ...] = (
            lambda: voters.vote(self.album, new_page, self.base, links),
            lambda: voters.practise(self.album, new_page, self.base),
            lambda: voters.check(self.album, new_page, self.base, links[2:]),
            lambda: self.many_people(new_page),
        )
        for part in parts:
            try:
                part()
            except (PageError, LookupError, AssertionError) as problem:
                # keep the rest of the album; the program still ends with a failure
                what = " ".join(str(problem).split())[:200]
                self.album.missed.append(f"after {self.album.last()}: {what}")

    def many_people(self, new_page: NewPage) -> None:
        """Photograph an election of its own, with more people than one page holds."""
        if self.album.wants("voting", "page 1 of 2") or self.album.wants("voting", "page 2 of 2"):
            with live_election(self.folder / "many", MANY, 2, voters=20) as many:
                voters.many_people(self.album, new_page, many.link(many.card()))

    def hall(self) -> None:
        """Photograph the page for a tablet that is new in a hall."""
        near = HallNames(("laptop.local",), (ipaddress.ip_address("192.168.7.20"), *LOOPBACK))
        (self.folder / "hall").mkdir()
        hall = open_hall(self.folder / "hall", (8000, 8001), near, utc_now())
        settings = load_settings(self.folder / "hall", {"REPVOTE_BASE_URL": hall.address})
        with (
            closing(open_context(replace(settings, hall=hall))) as ctx,
            served(create_app(ctx)) as self.base,
        ):
            self.public("tablets of the hall", "/hall")
            self.public("tablets of the hall in Welsh", "/hall?lang=cy")

    def set_up(self) -> None:
        """Photograph a new server: the first sign-in, and setting up."""
        settings = load_settings(
            self.folder / "new", {"REPVOTE_THIS_COMPUTER_ONLY": "1"}, passphrase_cost=CHEAP
        )
        with closing(open_context(settings)) as ctx, served(create_app(ctx)) as self.base:
            self.public("first sign-in", "/first-sign-in")
            accounts.add_account(ctx, self.secretary.name, "secretary", PASSPHRASE)
            self.board("set-up, nothing yet", "/board/setup")
            load_folder.load_folder(ctx, self.example)
            for page in SET_UP:
                name = page.replace("/", " ") or "all steps"
                self.board(f"set-up, {name}", f"/board/setup/{page}".rstrip("/"))
            self.board("my sign-in", "/me")

    def stopped(self) -> None:
        """Photograph what everybody reads of a vote that was stopped."""
        if not self.album.wants("public", "stopped"):
            return
        with live_election(self.folder / "stopped", PEOPLE, 2, voters=20) as live:
            self.base, card = live.url, live.card()
            stop_contest(live.sample.ctx, "north-rep", "died", AGREEMENT)
            for name, path in (
                ("stopped, first page", "/"),
                ("stopped, area", "/areas/north"),
                ("stopped, who stood", "/contests/north-rep"),
                ("stopped, a card", live.link(card).removeprefix(live.url)),
            ):
                self.public(name, path)

    def count(self) -> None:
        """Photograph the way from the closed boxes to the tie."""
        self.board("home, closed", "/board")
        self.board("count, few votes", "/board/count")
        agreement = count_agreement.Agreement(
            self.secretary.name, PASSPHRASE, self.witness.name, PASSPHRASE
        )
        count_start.start_count(self.ctx, agreement)
        self.public("landing, counting", "/")
        self.board("count, bring the keys", "/board/count")
        demo._open_boxes(self._as_demo())
        ties = [
            contest_count
            for contest_count in count_seats.counts(self.ctx)
            if contest_count.count.tie is not None
        ]
        for contest_count in ties[:1]:
            lot = f"/board/lots/{contest_count.contest.id}"
            self.board("home, a tie", "/board")
            self.public("landing, a tie", "/")
            self.board("lot", lot)
            self.board("lot from a hat", f"{lot}?method=hat")
            self.board("lot by dice", f"{lot}?method=dice")
        hat = random.Random(1)
        for contest_count in ties:
            assert contest_count.count.tie is not None
            names = tuple(
                hat.sample(contest_count.count.tie.tied, len(contest_count.count.tie.tied))
            )
            count_seats.draw_lot(self.ctx, contest_count.contest.id, Lot("hat", names=names))

    def results(self) -> None:
        """Photograph the result before and after it is signed."""
        self.public("results, not signed", "/results")
        self.board("sign the final result", "/board/certify")
        token = accounts.sign_in(self.ctx, self.secretary.name, PASSPHRASE)
        secretary = accounts.account_for(self.ctx, token)
        assert secretary is not None
        certifying.certify(self.ctx, secretary, PASSPHRASE, self.witness.name, PASSPHRASE)
        self.public("landing, certified", "/")
        self.public("results", "/results")
        self.public("a result, a tie", "/results/winchester-rep")
        self.public("results in Welsh", "/results?lang=cy")
        self.board("home, certified", "/board")

    def _as_demo(self) -> demo.Demo:
        people = (self.secretary, self.witness)
        return demo.Demo(self.ctx, self.folder, *people, self.key_files, ())


def main(only: str = "") -> int:
    """Save everything whose name holds ``only``; 1 if a state could not be reached."""
    started = time.monotonic()
    folder = ROOT / "gallery"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    album = Album(folder, only)
    with tempfile.TemporaryDirectory(prefix="repvote-gallery-") as name, running_chromium() as one:
        Walk(album, one, Path(name)).go()
    print(f"Look at {album.bind()} ({time.monotonic() - started:.0f} s)")
    for missed in album.missed:
        print(f"Not reached: {missed}")
    return 1 if album.missed else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:2]))
