"""Requirements on the pages for everybody and for the board (R53, R56, R59, R68 to R71)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Page, Request, Route, expect

from elections.services.queries.overview import CandidateView
from elections.web.core.access import TABLE
from elections.web.public.results import ContestSeats, Wall, poster_columns
from tests.audio.stand_in_voice import tone
from tests.browser.conftest import Live
from tests.browser.conftest import served as served_app
from tests.browser.test_public_pages import Served, look_at, sign_in
from tests.conftest import NewContext
from tests.factories import election_factory
from tests.factories.site_factory import build
from tests.support.browser import PageWatch
from tests.web.test_said import with_list

pytestmark = pytest.mark.browser
PUBLIC = {
    "open": ["/accessibility", "/?lang=cy", "/contests/north-rep?lang=cy", "/record?lang=cy"],
    "results": [
        "/results?lang=cy",
        "/results/north-rep?lang=cy",
        "/accessibility?lang=cy",
        "/about?lang=cy",
    ],
}
WEIGHT = 500 * 1024  # bytes of the first page before photos (R59)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with ExitStack() as stack:
        yield Served(stack, tmp_path_factory.mktemp, {})


@pytest.mark.parametrize("stage", PUBLIC)
def test_r01_r23_r71_the_statement_and_welsh_pages(
    served: Served, new_context: NewContext, stage: str
) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    for path in PUBLIC[stage]:
        page.set_viewport_size({"width": 1024, "height": 768})
        page.goto(served.url(stage) + path)
        look_at(page, path)


def test_r19_numbered_steps_do_not_look_like_buttons(
    served: Served, new_context: NewContext
) -> None:
    page = new_context().new_page()
    sign_in(page, served.url("tie"))
    for path in ("/record", "/board/lots/north-rep?method=hat", "/results/north-rep"):
        page.goto(served.url("tie") + path)
        steps = page.locator("main ol:not(.path) > li").all()
        assert len(steps) >= 2 or path.startswith("/results"), path  # no numbers there now
        for step in steps:
            style = step.evaluate(
                "element => {"
                " const { borderTopStyle, boxShadow, cursor } = getComputedStyle(element);"
                " return [borderTopStyle, boxShadow, cursor] }"
            )
            assert style[:2] == ["none", "none"], path
            assert style[2] != "pointer", path


def test_r53_an_error_says_what_happened_and_what_to_do(
    served: Served, new_context: NewContext, watch: PageWatch
) -> None:
    watch.expect("status of 422")
    page = new_context().new_page()
    page.goto(f"{served.url('open')}/sign-in")
    page.get_by_label("Your name").fill(election_factory.SECRETARY[0])
    page.get_by_label("Your passphrase").fill("not this")
    page.get_by_role("button", name="Sign in").click()
    alert = page.get_by_role("alert")
    expect(alert).to_be_visible()
    assert alert.inner_text().count(".") >= 2  # what happened, what to do
    expect(page).to_have_title("Error: Sign in – RepVote")
    expect(alert).to_be_focused()
    look_at(page, "sign in, refused")
    alert.get_by_role("link").click()
    field = page.get_by_label("Your passphrase")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(re.compile(alert.get_by_role("link").inner_text()))
    expect(field).to_have_value("")
    expect(page.get_by_label("Your name")).to_have_value(election_factory.SECRETARY[0])


def test_r53_r70_a_serious_step_without_its_tick_says_so_at_the_box(
    served: Served, new_context: NewContext, watch: PageWatch
) -> None:
    watch.expect("status of 400")
    page = new_context().new_page()
    sign_in(page, served.url("open"))
    page.goto(f"{served.url('open')}/board/close")
    page.get_by_role("button", name="Close voting").click()
    expect(page.get_by_role("alert")).to_be_focused()
    look_at(page, "close, not ticked")
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.get_by_role("checkbox")).to_be_focused()
    expect(page.get_by_role("checkbox")).to_have_accessible_description(re.compile("Tick the box"))


def weigh(request: Request, weights: dict[str, int]) -> None:
    """Note how many bytes came, unless it was a photo."""
    answer = request.response()
    if answer is None:
        return
    if "/pictures/" not in answer.url or "/static/" in answer.url:
        weights[answer.url] = len(answer.body()) if answer.ok else 0


def test_r59_the_voting_page_is_light(page: Page, live: Live) -> None:
    weights: dict[str, int] = {}
    page.on("requestfinished", lambda request: weigh(request, weights))
    page.goto(live.link(live.card()))
    expect(page.locator("[data-step]:not([data-step=wait])")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert 50_000 < sum(weights.values()) <= WEIGHT, weights


def test_r68_results_come_as_people_then_story_then_bars_then_numbers(
    served: Served, new_context: NewContext
) -> None:
    page = new_context().new_page()
    page.goto(f"{served.url('certified')}/results/north-rep")
    result = page.locator("section.result").first
    parts = (".person-photo", ".story .easy-line", ".bar", "summary")
    places = [result.locator(part).first.bounding_box() for part in parts]
    tops = [place["y"] for place in places if place]
    assert len(tops) == len(parts)
    assert tops == sorted(tops)
    person = result.locator(".person-words p[data-say]")
    assert person.all_inner_texts() == ["Cy Crane is elected as a Rep."]
    pictures = result.locator(".story .easy-line > img").evaluate_all(
        "all => all.map((image) => image.src)"
    )
    names = [address.rsplit("/", 1)[-1].partition("?")[0] for address in pictures]
    assert names == ["people.svg", "hat-draw.svg", "winner.svg"]
    faces = [
        line.locator(".story-faces img").count() for line in result.locator(".easy-line").all()
    ]
    assert faces == [2, 0, 1]  # those who were level, and the one who is elected
    assert page.locator("[data-say]").count() >= 10


def test_r68_the_results_can_be_heard(
    new_context: NewContext, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = build(tmp_path_factory.mktemp("heard"), "certified")
    texts = {f"{spoken_text.id[:32]}.mp3": spoken_text.text for spoken_text in with_list(site)}
    heard: list[str] = []

    def play(route: Route) -> None:
        heard.append(texts[route.request.url.rsplit("/", 1)[1]])
        route.fulfill(body=tone(0.05, silence=0), content_type="audio/wav")

    context = new_context()
    context.route("**/sound/*.mp3", play)
    page = context.new_page()
    with served_app(site.app) as url:
        page.goto(f"{url}/results/north-rep")
        part = page.locator("main")
        part.get_by_role("button", name="Listen").click()
        words = part.locator(".listen-words")
        expect(words).to_have_text("Stop sound")
        expect(words).to_have_text("Listen", timeout=20_000)
        shown = part.locator("[data-say]").all_inner_texts()
        assert heard == [" ".join(text.split()) for text in shown]
        assert "Cy Crane is elected as a Rep." in heard
        assert "Cy Crane (elected) 1 vote" in " ".join(heard)  # three clips
        for path in ("/results", "/results/north-rep", "/contests/north-rep", "/"):
            page.goto(url + path)
            expect(page.locator("main .tools > .listen button")).to_be_visible()
            look_at(page, path)
        assert context.cookies() == []
    site.ctx.close()


def test_r68_the_results_print_on_paper(served: Served, new_context: NewContext) -> None:
    page = new_context().new_page()
    page.goto(f"{served.url('certified')}/results")
    page.emulate_media(media="print")
    for hidden in (".masthead", ".footer", ".languages", ".buttons"):
        assert page.locator(hidden).count() >= 1, hidden
        for element in page.locator(hidden).all():
            expect(element).to_be_hidden()
    expect(page.locator(".person-photo").first).to_be_visible()
    assert page.pdf()[:5] == b"%PDF-"


def test_r68_the_first_page_of_the_results_is_a_wall_of_faces_and_each_opens_its_contest(
    served: Served, new_context: NewContext
) -> None:
    page = new_context().new_page()
    page.goto(f"{served.url('certified')}/results")
    assert page.locator("main h2").all_inner_texts() == ["Reps", "Family carers"]
    for wall in page.locator(".wall").all():
        assert wall.locator(".person-photo").count() >= 1
    assert page.locator(".bar, .story, summary:visible:not(.button)").count() == 0
    page.get_by_role("link", name="Cy Crane").click()
    expect(page).to_have_url(f"{served.url('certified')}/results/north-rep")
    faces = page.locator(".bar > img")
    assert faces.count() == page.locator(".bar").count() == 3


@pytest.mark.parametrize(("reps", "carers"), [(1, 1), (10, 5), (16, 8)])
def test_r68_everybody_elected_is_on_one_poster(
    served: Served, new_context: NewContext, reps: int, carers: int
) -> None:
    """Ten Reps and five family carers are the board; a smaller and a larger one fit too."""
    page = new_context().new_page()
    page.goto(f"{served.url('certified')}/results")
    person = CandidateView(0, "cy-crane", "Cy Crane", (), "")
    walls = [
        Wall("", (ContestSeats("", "", "", (person,) * number, None),)) for number in (reps, carers)
    ]
    page.evaluate(
        """([columns, ...sizes]) => {
          document.querySelector('.poster').dataset.columns = columns;
          for (const image of document.images) image.loading = 'eager';
          document.querySelectorAll('.wall').forEach((wall, place) => {
            const first = wall.firstElementChild;
            first.querySelector('.wall-name').textContent = 'Bartholomew Featherstonehaugh';
            const copies = Array.from({length: sizes[place]}, () => first.cloneNode(true));
            wall.replaceChildren(...copies);
          });
        }""",
        [poster_columns(walls), reps, carers],
    )
    page.wait_for_load_state("networkidle")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_r59_the_first_page_of_the_results_is_light(
    served: Served, new_context: NewContext
) -> None:
    page = new_context().new_page()
    weights: dict[str, int] = {}
    page.on("requestfinished", lambda request: weigh(request, weights))
    page.goto(f"{served.url('certified')}/results")
    page.wait_for_load_state("networkidle")
    assert 30_000 < sum(weights.values()) <= WEIGHT, weights


ALONE = "No, go back"
GRAVE = (  # every act of the board that cannot be undone: stage, page, its words, the way back
    ("setup", "/board/lock", "After this nobody can change the list of voters.", ALONE),
    ("locked", "/board/cards", "If you make new cards, the old cards stop working.", "Back"),
    ("locked", "/board/open", "After this nobody can make new cards.", ALONE),
    ("locked", "/board/open-again", "The old lists cannot come back.", ALONE),
    ("open", "/board/cancel-card", "Nobody can vote with this card after this.", "Back"),
    ("open", "/board/stop", "It cannot go on again.", ALONE),
    ("open", "/board/close", "Nobody can open voting again.", ALONE),
    ("closed", "/board/count", "the numbers can show how somebody voted.", "Back"),
    ("results", "/board/certify", "Nobody can change it after this.", ALONE),
)
TWO_PEOPLE = {"/board/count", "/board/certify", "/board/stop", "/board/open-again"}


@pytest.mark.parametrize(("stage", "path", "consequence", "back"), GRAVE)
def test_r70_a_step_that_cannot_be_undone_says_so_and_asks(
    served: Served, new_context: NewContext, stage: str, path: str, consequence: str, back: str
) -> None:
    page = new_context().new_page()
    sign_in(page, served.url(stage))
    page.goto(served.url(stage) + path)
    if path == "/board/cards":  # the first cards take nothing away; the second do
        page.get_by_role("button", name="Make the cards").click()
        expect(page.get_by_role("link", name="Get the file")).to_be_visible(timeout=30_000)
        page.get_by_role("checkbox", name="All cards are printed.").check()
        page.get_by_role("button", name="The cards are printed").click()
        page.goto(served.url(stage) + path)
    expect(page.locator("main")).to_contain_text(consequence)
    form = page.locator("main form[method=post]")
    assert form.locator("input[type=checkbox][required]").count() == 1
    assert form.locator("button[type=submit]").count() == 1
    assert form.locator("input[type=password][required]").count() == 2 * (path in TWO_PEOPLE)
    way_back = page.locator("main").get_by_role("link", name=back).last
    agreed = form.locator(".tick-row", has=page.get_by_role("checkbox"))
    for control in (agreed, form.locator("button[type=submit]"), way_back):
        box = control.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    way_back.click()
    expect(page).to_have_url(f"{served.url(stage)}/board")


def test_r70_a_lot_is_read_out_before_it_counts(served: Served, new_context: NewContext) -> None:
    page, url = new_context().new_page(), served.url("tie")
    sign_in(page, url)
    page.goto(f"{url}/board/lots/north-rep?method=hat")
    for number, select in enumerate(page.locator("main select").all(), 1):
        select.select_option(index=number)
    page.get_by_role("button", name="Show the result of the draw").click()
    expect(page.locator("main")).to_contain_text("After this nobody can change it.")
    page.get_by_role("link", name="No, change it").click()
    expect(page.get_by_role("button", name="Show the result of the draw")).to_be_visible()


def test_r70_no_serious_act_is_missing_here(live: Live) -> None:
    """Every address of the board that takes something away has a page to confirm it."""
    harmless = {
        "board.make_sound",  # makes missing clips
        "keys.add",  # the holder's own newest key counts until voting opens
        "keys.share",  # by the key holders, one after the other; each is asked "Open them now?"
        "board.lot_drawn",  # shown and read out first, see above
        "board.cards_printed",  # a tick on the cards' page; others can be made until voting opens
        "sign_in.sign_in",
        "sign_in.sign_out",
        "sign_in.sign_out_everywhere",
        *("sign_in.second_made", "sign_in.second_off"),
        # all three are asked on their pages, and each can follow the other again
        *("board.open_nominations_now", "board.close_nominations_now"),
        "board.nominations_again_now",
        *("board.approve", "board.hand_back"),  # approved again, or sent again
    }
    rules = live.app.url_map
    changing = {rule.endpoint for rule in rules.iter_rules() if "POST" in (rule.methods or ())}
    pages = {path for _, path, *_ in GRAVE}
    # nothing of the set-up or of groups is final: it can be changed until the lists are locked
    final = {endpoint for endpoint in changing if not endpoint.startswith(("setup.", "groups."))}
    board = {endpoint for endpoint in final if not TABLE[endpoint].is_public} - harmless
    adapter = rules.bind("127.0.0.1")
    assert {adapter.build(endpoint) for endpoint in board} == pages
