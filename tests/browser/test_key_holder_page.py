"""A key holder's page opens whole, closed boxes only, whatever the database gives it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from audit.box import reader as box_reader
from audit.box import writer as archive
from audit.log import checkpoint, merkle
from audit.record.files import RecordFiles
from audit.share import make_share
from audit.trail.codec import trail_bytes
from ballots.credential import draw_cards
from ballots.encoding import canonical, ordered, sha256_b64
from ballots.group import parse_point, point_text
from ballots.proofs.ciphertext import Ciphertext
from ballots.tally import add_votes, encrypted_tally_bytes
from ballots.trustees.key_file import KeyFile, key_file_bytes
from ballots.trustees.single import public_part
from elections.services.count import seats as count_seats
from elections.services.count import shares as count_shares
from elections.services.publish import record as publishing
from elections.services.queries import board as board_queries
from tests.browser.conftest import Core, served
from tests.browser.test_board_journey import sign_in
from tests.conftest import NewContext
from tests.services import tiny
from tests.support.browser import PageWatch
from tests.web.world import build

pytestmark = pytest.mark.browser

BROKEN = "This box does not hold together. Do not open it. Call for help."
STARTED = tiny.NOON
ORDER_2 = "7f" + "ff" * 30 + "ec"  # y = -1


@dataclass(frozen=True)
class Count:
    """An election being counted: two votes for Reps, one for carers; and its key files."""

    url: str
    tiny: tiny.Tiny

    def key_file(self, index: int) -> bytes:
        election = self.tiny.election
        private = self.tiny.private_keys[index - 1]
        public = point_text(public_part(private).public_key)
        name = election.key_holders[index - 1]
        key = KeyFile(election.sha256, election.title, index, name, public, private)
        return key_file_bytes(key)

    @property
    def reps(self) -> str:
        return self.tiny.contest("north-rep").uuid

    @property
    def box(self) -> box_reader.Box:
        raw = publishing.box_archive(self.tiny.ctx, self.reps)
        assert raw is not None
        return box_reader.parse(raw)

    @property
    def given(self) -> tuple[int, ...]:
        return board_queries.board_state(self.tiny.ctx).shares_given


@contextmanager
def counted(folder: Path) -> Iterator[Count]:
    world = build(folder, "counting", small_contest=10)
    assert world.tiny is not None
    with served(world.app) as url:
        yield Count(url, world.tiny)
    world.ctx.close()


@pytest.fixture(scope="module")
def unopened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Count]:
    """For tests in which nothing is opened."""
    with counted(tmp_path_factory.mktemp("unopened")) as count:
        yield count


@pytest.fixture
def count(tmp_path: Path) -> Iterator[Count]:
    with counted(tmp_path) as made:
        yield made


def choose(page: Page, name: str, raw: bytes) -> None:
    file = FilePayload(name="file.json", mimeType="application/json", buffer=raw)
    page.get_by_label(f"The key file of {name}").set_input_files(files=[file])


def at_the_count(page: Page, count: Count) -> None:
    sign_in(page, count.url, tiny.SECRETARY)
    page.goto(f"{count.url}/board/count")


# --- boxes that a cheating database could show ---------------------------------------------------


def remade(
    box: box_reader.Box,
    votes: Sequence[bytes],
    *,
    counted_votes: Sequence[bytes] | None = None,
    said: int | None = None,
    until: str = "sum",
) -> bytes:
    """A box of these votes with a good chain; the sum is that of ``counted_votes``."""
    made = [archive.setup(box.election, box.trustees, box.credentials)]
    for vote in votes:
        made.append(archive.ballot(made[-1].head, vote))
    if until != "votes":
        made.append(archive.end_ballots(made[-1].head))
    if until == "sum":
        last = list(votes if counted_votes is None else counted_votes)
        number = len(last) if said is None else said
        made.append(archive.encrypted_tally(made[-1].head, sum_of(last), number, number))
    entries = [entry for added in made for entry in added.entries]
    return b"".join(archive.export(STARTED, entries))


def sum_of(votes: Sequence[bytes]) -> bytes:
    rows = [
        [
            Ciphertext(parse_point(one["alpha"]), parse_point(one["beta"]))
            for one in json.loads(vote)["answers"][0]["choices"]
        ]
        for vote in votes
    ]
    return encrypted_tally_bytes(add_votes(3, rows))


def votes_of(count: Count) -> list[bytes]:
    return [raw for _, raw in count.box.ballots()]


def changed(raw: bytes, **fields: Any) -> bytes:
    return ordered(json.loads(raw) | fields)


def altered(count: Count) -> bytes:
    raw = bytes(count.box.raw)
    place = raw.index(b'"alpha":"') + 20
    return raw[:place] + (b"0" if raw[place : place + 1] != b"0" else b"1") + raw[place + 1 :]


def swapped_inside_and_made_whole(count: Count) -> bytes:
    """The choices of one vote under another card, with chain and sum made again."""
    first, second = votes_of(count)
    copy = changed(second, answers=json.loads(first)["answers"])
    return remade(count.box, [first, copy])


def swapped_and_its_hash_made_anew(count: Count) -> bytes:
    """Only the proof in the signature needs the card's secret."""
    first, second = votes_of(count)
    copy = json.loads(changed(second, answers=json.loads(first)["answers"]))
    signature = copy.pop("signature")
    copy["signature"] = signature | {"hash": sha256_b64(ordered(copy))}
    return remade(count.box, [first, ordered(copy)])


def dropped(count: Count) -> bytes:
    return remade(count.box, votes_of(count)[:1], counted_votes=votes_of(count))


def dropped_with_its_number(count: Count) -> bytes:
    """Only the sum that the server lists does not fit any more."""
    return remade(count.box, votes_of(count)[:1])


def added(count: Count) -> bytes:
    card = count.tiny.cards_of("north-rep")[3]
    more = count.tiny.sealed(card, (1, 0, 0))
    return remade(count.box, [*votes_of(count), more], counted_votes=votes_of(count))


def added_by_a_card_not_on_the_list(count: Count) -> bytes:
    (card,) = draw_cards({count.reps: 1})
    return remade(count.box, [*votes_of(count), count.tiny.sealed(card, (1, 0, 0))])


def one_vote_twice(count: Count) -> bytes:
    return remade(count.box, [*votes_of(count), votes_of(count)[0]], counted_votes=votes_of(count))


def still_open(count: Count) -> bytes:
    return remade(count.box, votes_of(count), until="votes")


def closed_without_a_sum(count: Count) -> bytes:
    return remade(count.box, votes_of(count), until="end")


def sum_of_one_vote(count: Count) -> bytes:
    return remade(count.box, votes_of(count), counted_votes=votes_of(count)[:1])


def sum_of_one_vote_said_to_be_all(count: Count) -> bytes:
    return remade(count.box, votes_of(count), counted_votes=votes_of(count)[:1], said=2)


def cut_off(count: Count) -> bytes:
    return bytes(count.box.raw)[:-1024]


def longer(count: Count) -> bytes:
    return bytes(count.box.raw) + bytes(512)


def other_time(count: Count) -> bytes:
    raw = bytes(count.box.raw)
    entries = b"".join(archive.export(STARTED + 1, []))
    return entries + raw[len(entries) :]


def box_of_another_contest(count: Count) -> bytes:
    raw = publishing.box_archive(count.tiny.ctx, count.tiny.contest("north-carer").uuid)
    assert raw is not None
    return raw


LIES: tuple[Callable[[Count], bytes], ...] = (
    altered,
    swapped_inside_and_made_whole,
    swapped_and_its_hash_made_anew,
    dropped,
    dropped_with_its_number,
    added,
    added_by_a_card_not_on_the_list,
    one_vote_twice,
    still_open,
    closed_without_a_sum,
    sum_of_one_vote,
    sum_of_one_vote_said_to_be_all,
    cut_off,
    longer,
    other_time,
    box_of_another_contest,
)


READ = """
const box = await import('/static/js/box.js');
const bytes = (uuid) => Uint8Array.from(atob(raws[uuid]), (letter) => letter.charCodeAt(0));
try { return await box.readBoxes(listed, told, holder, async (uuid) => bytes(uuid)); }
catch (problem) { return problem instanceof box.BoxError ? 'refused' : String(problem); }
"""


def told(count: Count) -> dict[str, str]:
    texts = publishing.trail_texts(count.tiny.ctx)
    assert texts is not None
    return asdict(texts)


def listing(count: Count) -> dict[str, dict[str, Any]]:
    """What the server lists for key holders, by box."""
    return {
        one.uuid: {
            "uuid": one.uuid,
            "fingerprint": one.fingerprint,
            "encrypted_tally": json.loads(one.encrypted_tally),
        }
        for one in count_shares.tallies(count.tiny.ctx)
    }


def read(
    core: Core,
    count: Count,
    raw: bytes,
    *,
    tally: Any = None,
    trail: dict[str, str] | None = None,
    **holder: Any,
) -> Any:
    """What the shipped reader says when this archive is shown for the Reps' box."""
    listed = listing(count)
    if tally is not None:
        listed[count.reps]["encrypted_tally"] = tally
    archives = {uuid: publishing.box_archive(count.tiny.ctx, uuid) or b"" for uuid in listed}
    archives[count.reps] = raw
    key = json.loads(count.key_file(1))
    own = {"definition": key["definition"], "index": 1, "publicKey": key["public_key"]}
    found = core(
        READ,
        raws={uuid: base64.b64encode(one).decode() for uuid, one in archives.items()},
        listed=list(listed.values()),
        told=trail or told(count),
        holder=own | holder,
    )
    return found if isinstance(found, str) else {one["uuid"]: one for one in found}


def test_the_honest_box_gives_the_sum_of_its_votes(core: Core, unopened: Count) -> None:
    found = read(core, unopened, bytes(unopened.box.raw))[unopened.reps]
    assert found["counted"] == 2
    assert ordered(found["tally"]) == unopened.box.encrypted_tally == sum_of(votes_of(unopened))
    assert found["title"] == "rep seats, north-rep"


def resigned(count: Count, raw: bytes, **changes: Any) -> dict[str, str]:
    """A trail that knows this archive, signed by the log: a server with its key can do this."""
    signer = count.tiny.ctx.signer
    texts = told(count)
    leaves = [json.loads(line) for line in texts["trail"].splitlines()]
    head = box_reader.parse(raw).head
    for leaf in leaves:
        if leaf["type"] == "count_started":
            leaf["body"]["boxes"][count.reps] = {"head": head.hash, "height": head.height}
        leaf["body"] |= changes.get(leaf["type"], {})
    lines = [canonical(leaf) for leaf in leaves]
    root = merkle.root([merkle.leaf_hash(line) for line in lines])
    note = checkpoint.sign(checkpoint.Checkpoint(signer.origin, len(lines), root), signer.key)
    return texts | {"trail": trail_bytes(lines).decode(), "checkpoint": note.decode()}


def test_a_card_that_voted_again_counts_once(core: Core, unopened: Count) -> None:
    first, second = votes_of(unopened)
    cards = {card.credential: card for card in unopened.tiny.cards}
    again = unopened.tiny.sealed(cards[json.loads(first)["credential"]], (0, 1, 0))
    raw = remade(unopened.box, [first, second, again], counted_votes=[second, again])
    tally = json.loads(sum_of([second, again]))
    found = read(core, unopened, raw, tally=tally, trail=resigned(unopened, raw))
    assert found[unopened.reps]["counted"] == 2


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.__name__)
def test_what_is_not_the_whole_closed_box_is_refused(
    core: Core, unopened: Count, lie: Callable[[Count], bytes]
) -> None:
    assert read(core, unopened, lie(unopened)) == "refused"


WRONG_IN_THEMSELVES = (
    swapped_inside_and_made_whole,
    swapped_and_its_hash_made_anew,
    dropped,
    added,
    added_by_a_card_not_on_the_list,
    one_vote_twice,
    still_open,
    closed_without_a_sum,
    sum_of_one_vote,
    sum_of_one_vote_said_to_be_all,
)


@pytest.mark.parametrize("lie", WRONG_IN_THEMSELVES, ids=lambda lie: lie.__name__)
def test_boxes_are_looked_at_even_if_the_log_signed_them(
    core: Core, unopened: Count, lie: Callable[[Count], bytes]
) -> None:
    raw = lie(unopened)
    sums = [json.loads(sum_of(votes)) for votes in (votes_of(unopened), votes_of(unopened)[:1])]
    own = box_reader.parse(raw).encrypted_tally
    for tally in [*sums, json.loads(own) if own else sums[0]]:
        assert read(core, unopened, raw, tally=tally, trail=resigned(unopened, raw)) == "refused"


def test_a_smaller_box_that_is_whole_in_itself_is_not_the_one_the_log_signed(
    core: Core, unopened: Count
) -> None:
    """Chain, signatures and sum hold, and the list fits. One vote alone would be opened."""
    raw = dropped_with_its_number(unopened)
    tally = json.loads(sum_of(votes_of(unopened)[:1]))
    assert read(core, unopened, raw, tally=tally) == "refused"
    signed = resigned(unopened, raw)
    assert read(core, unopened, raw, tally=tally, trail=signed)[unopened.reps]["counted"] == 1
    forged = signed | {"checkpoint": told(unopened)["checkpoint"]}
    assert read(core, unopened, raw, tally=tally, trail=forged) == "refused"
    other = signed["definition"].replace("Tiny Board", "Tony Board")
    assert read(core, unopened, raw, tally=tally, trail=signed | {"definition": other}) == "refused"
    broken = signed["checkpoint"][:-6] + "AAAA=\n"
    assert (
        read(core, unopened, raw, tally=tally, trail=signed | {"checkpoint": broken}) == "refused"
    )


def test_a_small_box_that_was_not_agreed_is_refused(core: Core, unopened: Count) -> None:
    raw = bytes(unopened.box.raw)
    assert read(core, unopened, raw, trail=resigned(unopened, raw))[unopened.reps]["few"]
    nothing: dict[str, Any] = {"small_contests_agreed": {"uuids": []}}
    assert read(core, unopened, raw, trail=resigned(unopened, raw, **nothing)) == "refused"


def test_a_sum_listed_by_the_server_that_is_not_the_boxs_is_refused(
    core: Core, unopened: Count
) -> None:
    one = json.loads(sum_of(votes_of(unopened)[:1]))
    assert read(core, unopened, bytes(unopened.box.raw), tally=one) == "refused"


@pytest.mark.parametrize(
    "wrong", [{"definition": "0" * 64}, {"index": 2}, {"publicKey": "0" * 64}], ids=str
)
def test_a_box_of_other_keys_or_another_definition_is_refused(
    core: Core, unopened: Count, wrong: dict[str, Any]
) -> None:
    assert read(core, unopened, bytes(unopened.box.raw), **wrong) == "refused"


def test_points_outside_the_group_are_found_among_many(core: Core) -> None:
    found = core(
        """const low = core.parsePoint(order2, {together: {add() {}}});
           const points = [];
           let point = core.BASE;
           for (let n = 0; n < 200; n += 1) { point = point.add(core.BASE); points.push(point); }
           const holds = (all) => {
             const check = new core.SubgroupCheck();
             for (const one of all) check.add(one);
             return check.holds();
           };
           const bad = points.map((one, n) => (n === 77 ? one.add(low) : one));
           const two = bad.map((one, n) => (n === 78 ? one.add(low) : one));
           return [await holds(points), await holds([]), await holds(bad), await holds(two)];""",
        order2=ORDER_2,
    )
    assert found == [True, True, False, False]


# --- the page itself -----------------------------------------------------------------------------


def test_the_page_says_so_and_nothing_is_sent(unopened: Count, new_context: NewContext) -> None:
    context = new_context()
    page = context.new_page()
    posted: list[str] = []
    at_the_count(page, unopened)
    context.on("request", lambda one: posted.append(one.url) if one.method == "POST" else None)
    lie = dropped(unopened)
    page.route(f"**/boxes/{unopened.reps}.bel", lambda route: route.fulfill(body=lie))
    choose(page, "Kit Key", unopened.key_file(1))
    expect(page.get_by_text(BROKEN)).to_be_visible()
    expect(page.get_by_role("button", name="Yes")).to_have_count(0)
    assert posted == []
    assert unopened.given == ()


@pytest.mark.parametrize("lie", [still_open, sum_of_one_vote], ids=lambda lie: lie.__name__)
def test_an_open_box_and_a_sum_of_one_vote_are_refused_by_the_page(
    unopened: Count, page: Page, lie: Callable[[Count], bytes]
) -> None:
    at_the_count(page, unopened)
    raw = lie(unopened)
    page.route(f"**/boxes/{unopened.reps}.bel", lambda route: route.fulfill(body=raw))
    choose(page, "Kit Key", unopened.key_file(1))
    expect(page.get_by_text(BROKEN)).to_be_visible()
    assert unopened.given == ()


def test_a_tally_list_with_the_sum_of_one_vote_is_refused_by_the_page(
    unopened: Count, page: Page
) -> None:
    at_the_count(page, unopened)

    def lie(route: Route) -> None:
        value = route.fetch().json()
        for one in value["boxes"]:
            if one["uuid"] == unopened.reps:
                one["encrypted_tally"] = json.loads(sum_of(votes_of(unopened)[:1]))
        route.fulfill(json=value)

    page.route("**/board/tallies", lie)
    choose(page, "Kit Key", unopened.key_file(1))
    expect(page.get_by_text(BROKEN)).to_be_visible()
    assert unopened.given == ()


@pytest.mark.parametrize("times", [0, 2])
def test_a_box_left_out_or_named_twice_is_refused_by_the_page(
    unopened: Count, page: Page, times: int
) -> None:
    at_the_count(page, unopened)

    def lie(route: Route) -> None:
        first, *rest = route.fetch().json()["boxes"]
        route.fulfill(json={"boxes": [*rest, *([first] * times)]})

    page.route("**/board/tallies", lie)
    choose(page, "Kit Key", unopened.key_file(1))
    expect(page.get_by_text(BROKEN)).to_be_visible()


def test_the_key_holder_is_told_how_many_voted_and_may_say_no(unopened: Count, page: Page) -> None:
    at_the_count(page, unopened)
    choose(page, "Kit Key", unopened.key_file(1))
    expect(page.get_by_role("heading", name="2 boxes. 3 votes.")).to_be_focused()
    expect(page.get_by_text("rep seats, north-rep: 2 votes")).to_be_visible()
    expect(page.get_by_text("rep seats, north-rep: Only 2 people voted here.")).to_be_visible()
    expect(page.get_by_text("carer seats, north-carer: Only 1 person voted here.")).to_be_visible()
    expect(page.get_by_text("Open them all the same?")).to_be_visible()
    page.get_by_role("button", name="No").click()
    expect(page.get_by_text("Nothing was opened. Tell the secretary.")).to_be_visible()
    expect(page.get_by_role("button", name="Yes")).to_have_count(0)
    assert unopened.given == ()


def test_a_yes_opens_and_a_second_try_sends_the_same_part(
    count: Count, page: Page, watch: PageWatch
) -> None:
    watch.expect("503")
    at_the_count(page, count)
    sent: list[str] = []

    def first_fails(route: Route) -> None:
        sent.append(route.request.post_data or "")
        if len(sent) == 1:
            route.fulfill(status=503, body="busy")
        else:
            route.continue_()

    page.route("**/board/shares/1", first_fails)
    choose(page, "Kit Key", count.key_file(1))
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_text("Your part did not get through.")).to_be_visible()
    choose(page, "Kit Key", count.key_file(1))  # no question again: nothing new is made
    expect(page).to_have_url(f"{count.url}/board")
    assert sent[0] == sent[1]
    assert count.given == (1,)

    # The second key holder comes when the first one's part lies in the boxes already.
    page.goto(f"{count.url}/board/count")
    choose(page, "Lou Lock", count.key_file(2))
    page.get_by_role("button", name="Yes").click()
    expect(page).to_have_url(f"{count.url}/board")
    assert [one.counted for one in count_seats.counts(count.tiny.ctx)] == [2, 1, 0]


def test_a_file_made_at_home_is_taken_as_it_is(count: Count, page: Page) -> None:
    at_the_count(page, count)
    record = RecordFiles.of(publishing.record_files(count.tiny.ctx))
    made = make_share(count.key_file(1), record).raw
    choose(page, "Lou Lock", made)
    expect(page.get_by_text("This file is for another key holder.")).to_be_visible()
    with page.expect_request("**/board/shares/1") as sent:
        choose(page, "Kit Key", made)
    assert sent.value.post_data_buffer == made
    expect(page).to_have_url(f"{count.url}/board")
    assert count.given == (1,)
