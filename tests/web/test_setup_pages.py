"""A secretary sets up an election in the browser, from nothing, without a command."""

from __future__ import annotations

import dataclasses
import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from ballots.definition.model import Area
from ballots.stages import Stage
from elections.core.wsgi import MIB
from elections.services.people import first_account
from elections.services.queries import overview as election_queries
from elections.services.setup import answers
from elections.web.core.access import A_PHOTO
from elections.web.core.app import create_app
from elections.web.core.serving import server_rules
from tests.factories import election_factory
from tests.factories.election_factory import HEADER, MEMBERS, SECRETARY, WITNESS
from tests.factories.site_factory import Site, addresses, token
from tests.factories.spreadsheet_factory import xlsx

HOME = "/board/setup"
FIRST = "/first-sign-in"
TWICE = {"passphrase": SECRETARY[1], "passphrase_again": SECRETARY[1]}
LIST = ("\n".join((HEADER, *MEMBERS)) + "\n").encode()
POINTS = {"point-1": "I listen.", "point-2": "I ask.", "point-3": "I tell you."}


class Secretary:
    """A person at the pages of a server."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.client = site.app.test_client()

    def send(self, path: str, **fields: object) -> TestResponse:
        """Fill in and send the form of a page."""
        data = {"csrf_token": token(self.client), **fields}
        return self.client.post(path, data=data)

    def ok(self, page: str, **fields: object) -> str:
        """Send a form that holds; returns where it leads."""
        answer = self.send(f"{HOME}/{page}", **fields)
        assert answer.status_code == 303, re.findall(r'field-error"[^>]*>([^<]*)', answer.text)
        return answer.headers["Location"]

    def wrong(self, page: str, **fields: object) -> list[str]:
        """Send a form that does not hold; returns what stands beside its fields."""
        answer = self.send(f"{HOME}/{page}", **fields)
        assert answer.status_code == 422
        found = re.findall(r'class="field-error" id="([\w-]+)-error">([^<]*)', answer.text)
        for field, _ in found:
            assert f'id="{field}"' in answer.text
            assert f'href="#{field}"' in answer.text
        return [html.unescape(words) for _, words in found]

    def finish(self) -> str:
        """Put the election together, and return what there is to look at, or ""."""
        answer = self.send(f"{HOME}/finish")
        assert answer.status_code in {200, 303}, answer.text
        return answer.text if answer.status_code == 200 else ""

    def text(self, page: str = "") -> str:
        """Read a page of the set-up."""
        answer = self.client.get(f"{HOME}/{page}".rstrip("/"))
        assert answer.status_code == 200
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Site]:
    """Provide a server on an empty folder."""
    ctx = election_factory.open_at(tmp_path / "data")
    yield Site(ctx, create_app(ctx), None)
    ctx.close()


@pytest.fixture
def secretary(empty: Site) -> Secretary:
    """Provide the secretary of that server, signed in."""
    person = Secretary(empty)
    person.send(FIRST, secret_code=_code(empty), name=SECRETARY[0], **TWICE)
    return person


def _code(site: Site) -> str:
    return first_account.first_code(site.ctx)


def _places(person: Secretary) -> None:
    """Write two areas, two kinds of seat, and three votes."""
    for name in ("North", "South"):
        person.ok("areas/add", name=name)
    person.ok("kinds/add", name="Rep", plural="Reps", who="People like us")
    person.ok("kinds/add", name="Family carer", plural="Family carers", who="Families")
    assert person.ok("kinds/3/seats", **{"seats-1": "2", "seats-2": "1"}).endswith("/choices")
    person.ok("kinds/3/choices", most="1")
    person.ok("kinds/4/seats", **{"seats-1": "1", "seats-2": ""})


def _whole(person: Secretary) -> None:
    """Answer everything."""
    person.ok("questions/board", answer="Tiny Board")
    person.ok("questions/title", answer="Tiny election")
    person.ok("questions/open", **_date("11", "5", "2026"))
    person.ok("questions/key-holders", **{"holder-1": "Kit Key", "holder-2": "Lou Lock"})
    person.ok("questions/witness", witness=WITNESS[0])
    _places(person)
    votes = answers.set_up(person.site.ctx).answers.contests
    for name, place in (("Cy Crane", 0), ("Ann Ash", 0), ("Dot Dill", 2)):
        photo_page = person.ok(f"votes/{votes[place].id}/add", name=name, **POINTS)
        picture = (io.BytesIO(election_factory.photo((90, 90, 200))), "phone.png")
        person.ok(photo_page.removeprefix(f"{HOME}/"), photo=picture)
    person.ok("members", list=(io.BytesIO(LIST), "our list.CSV"))


def test_a_secretary_sets_up_an_election_from_nothing(secretary: Secretary) -> None:
    ctx = secretary.site.ctx
    first = secretary.client.get("/board").text
    assert f'href="{HOME}"' in first
    assert "6 things to do" in secretary.text()
    _whole(secretary)
    steps = secretary.text()
    assert "Next: Put the election together" in steps
    assert "3 seats in 2 votes" in steps
    assert "Kit Key and Lou Lock" in steps
    together = secretary.text("finish")
    assert "Reps for North : 2 seats. 2 people stand." in together
    assert "When you lock the lists, nobody can change them." in together
    assert election_queries.overview(ctx) is None
    warned = secretary.finish()
    assert "Please look at this before the lists are locked." in warned
    assert "Reps for South: nobody stands." in warned
    after = secretary.text()
    assert f"Next: {WITNESS[0]} chooses a passphrase" in after
    secretary.ok("witness-account", passphrase=WITNESS[1], passphrase_again=WITNESS[1])
    assert "Next: Lock the lists" in secretary.text()
    assert "Ann Ash" in secretary.client.get("/board/lock").text
    assert secretary.send("/board/lock", sure="yes").headers["Location"] == "/board"
    definition = election_queries.election(ctx)
    assert [contest.title for contest in definition.contests] == [
        "Reps for North",
        "Reps for South",
        "Family carers for North",
    ]
    assert definition.officers.secretary.name == SECRETARY[0]
    assert definition.contests[0].question.max_choices == 1
    election_factory.ready_to_vote(ctx)
    assert secretary.client.get(HOME).status_code == 409


def test_the_first_sign_in_is_for_one_person_once(empty: Site) -> None:
    stranger, code = empty.app.test_client(), _code(empty)
    assert stranger.get(FIRST).status_code == 200
    person = Secretary(empty)
    right = {"secret_code": code, "name": "Sam", **TWICE}
    short = {"passphrase": "too short", "passphrase_again": "too short"}
    for wrong, words in (
        ({"name": ""}, "Type your name."),
        ({"secret_code": ""}, "Type the code from the window"),
        ({"secret_code": code[:-1]}, "This is not the code."),
        (short, "too short"),
        ({"passphrase_again": "another"}, "are not the same"),
        ({"name": "\u200b"}, "This name cannot be used."),
    ):
        answer = person.send(FIRST, **{**right, **wrong})
        assert answer.status_code == 422
        assert words in answer.text
        assert SECRETARY[1] not in answer.text
        assert code not in answer.text
    made = person.send(FIRST, **{**right, "name": SECRETARY[0]})
    assert made.headers["Location"] == HOME
    assert person.client.get(HOME).status_code == 200
    assert stranger.get(FIRST).data == stranger.get("/nothing-is-here").data
    assert person.send(FIRST, **{**right, "name": "Eve"}).status_code == 404


def test_who_tried_to_sign_in_before_is_led_there_after_the_first_sign_in(empty: Site) -> None:
    person, own = Secretary(empty), {"name": SECRETARY[0], "passphrase": SECRETARY[1]}
    while person.send("/sign-in", **own).status_code != 429:
        pass
    made = person.send(FIRST, secret_code=_code(empty), **own, passphrase_again=SECRETARY[1])
    assert made.headers["Location"] == "/sign-in"
    election_factory.clock_of(empty.ctx).step(3600)
    assert person.send("/sign-in", **own).headers["Location"] == "/board"


def _date(day: str, month: str, year: str) -> dict[str, str]:
    return {"date-day": day, "date-month": month, "date-year": year}


@pytest.mark.parametrize(
    ("page", "fields", "said"),
    [
        ("questions/board", {"answer": " "}, "Write something here."),
        ("questions/title", {"answer": "x" * 201}, "This is too long. Use at most 200 letters."),
        ("questions/title", {"answer": "\u2800"}, "hidden sign"),
        ("questions/language", {"language": "xx"}, "Choose one."),
        ("questions/open", {"date-day": "31", "date-month": "2", "date-year": "2026"}, "not a day"),
        (
            "questions/open",
            {"date-day": "1", "date-month": "May", "date-year": "2026"},
            "not a day",
        ),
        ("questions/open", {"date-day": "1", "date-month": "5", "date-year": "26"}, "not a day"),
        ("questions/small", {"answer": "9"}, "Write a number from 10 to 1000."),
        ("questions/spare", {"answer": "101"}, "Write a number from 0 to 100."),
        ("questions/again", {"answer": "\u0663"}, "Write a number from 2 to 100."),
        ("questions/key-holders", {"holder-1": "", "holder-2": "Lou"}, "Write a name here."),
        ("questions/key-holders", {"holder-1": "Lou", "holder-3": "LOU"}, "This name is there"),
        ("questions/witness", {"witness": "123"}, "A name has at least one letter."),
        ("areas/add", {"name": ""}, "Write a name here."),
        ("kinds/add", {"name": "Rep", "plural": "Reps", "who": ""}, "Write something here."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(
    secretary: Secretary, page: str, fields: dict[str, str], said: str
) -> None:
    before = answers.set_up(secretary.site.ctx)
    assert [words for words in secretary.wrong(page, **fields) if said in words]
    again = html.unescape(secretary.send(f"{HOME}/{page}", **fields).text)
    for name, value in fields.items():
        if value.strip() and page != "questions/language":
            assert f'name="{name}"' in again
            assert f'value="{value}"' in again
    assert answers.set_up(secretary.site.ctx) == before


def test_days_stay_in_the_order_of_an_election(secretary: Secretary) -> None:
    secretary.ok("questions/open", **_date("11", "5", "2026"))
    assert secretary.wrong("questions/closed", **_date("10", "5", "2026")) == [
        "Error: This day comes too early or too late. Look at the other days."
    ]
    secretary.ok("questions/closed", **_date("11", "5", "2026"))
    assert 'value="11"' in secretary.client.get(f"{HOME}/questions/closed").text
    secretary.ok("questions/closed", **_date("", "", ""))
    assert answers.set_up(secretary.site.ctx).answers.day(Stage.CLOSED) == ""


def test_people_are_written_changed_and_taken_out(secretary: Secretary) -> None:
    ctx = secretary.site.ctx
    assert "Say first how many people each area chooses." in secretary.text("people")
    _places(secretary)
    vote = answers.set_up(ctx).answers.contests[0].id
    long = " ".join(["word"] * 16)
    assert secretary.wrong(f"votes/{vote}/add", name="Ann", **POINTS | {"point-2": long}) == [
        "Error: This is too long. Use at most 15 words."
    ]
    photo_page = secretary.ok(f"votes/{vote}/add", name="Ann", **{"point-1": "I listen."})
    assert "No photo" in secretary.text("people")
    assert "Something is missing for 1." in secretary.text()
    for same in ("Ann", "ANN"):
        said = secretary.wrong(f"votes/{vote}/add", name=same)
        assert said == ["Error: This name stands here already. Write (2) after the name."]
    page = photo_page.removeprefix(f"{HOME}/")
    assert secretary.wrong(page) == ["Error: Choose a photo first."]
    (refused,) = secretary.wrong(page, photo=(io.BytesIO(b"no photo"), "ann.jpg"))
    assert "This file is not a photo." in refused
    picture = (io.BytesIO(election_factory.photo((90, 90, 200))), "ann.png")
    secretary.ok(page, photo=picture)
    shown = re.search(rf'src="({HOME}/photos/\w+)"', secretary.client.get(f"{HOME}/people").text)
    assert shown is not None
    assert secretary.client.get(shown[1]).data.startswith(b"\xff\xd8\xff")
    assert "Sentences missing" in secretary.text("people")
    person = page.removesuffix("/photo")
    secretary.ok(f"{person}/change", name="Ann Ash", **POINTS)
    assert "Ann Ash" in secretary.text("people")
    (kept,) = answers.set_up(ctx).answers.contests[0].people
    assert kept.is_whole
    secretary.ok(f"{person}/out")
    assert secretary.client.get(shown[1]).status_code == 404
    assert secretary.client.get(f"{HOME}/{person}/change").status_code == 404


def test_a_page_that_is_open_elsewhere_changes_nothing_that_it_did_not_show(
    secretary: Secretary,
) -> None:
    ctx = secretary.site.ctx
    _whole(secretary)
    secretary.ok("kinds/3/seats", **{"seats-1": "1"})  # open since before there was a South
    assert [vote.seats for vote in answers.set_up(ctx).answers.contests_of("3").values()] == [1, 1]
    secretary.finish()
    (vote,) = (vote for vote in answers.set_up(ctx).answers.contests if len(vote.people) > 1)
    first, second = (f"votes/{vote.id}/{person.id}" for person in vote.people)
    secretary.ok(f"{first}/out")
    secretary.finish()
    changed = answers.set_up(ctx)
    now = changed.answers.contest(vote.id)
    assert now is not None
    (left,) = now.people
    assert left.name == vote.people[1].name
    for stale in (f"{first}/out", f"{first}/change", f"{first}/photo"):
        picture = (io.BytesIO(election_factory.photo((1, 1, 1))), "ann.png")
        answer = secretary.send(f"{HOME}/{stale}", name="Eve", photo=picture, **POINTS)
        assert answer.status_code == 404
    assert answers.set_up(ctx) == changed
    assert left.name in secretary.text(f"{second}/change")  # still the same person


def test_an_area_gets_a_colour_a_picture_and_places(secretary: Secretary) -> None:
    look = {"colour": "teal", "picture": "sea", "places": "Lymington,  Milford on Sea,"}
    secretary.ok("areas/add", name="North", **look)
    (area,) = answers.set_up(secretary.site.ctx).answers.areas
    assert (area.colour, area.picture) == ("teal", "sea")
    assert area.places == ("Lymington", "Milford on Sea")
    page = secretary.client.get(f"{HOME}/areas/{area.id}/change").text
    assert 'value="Lymington, Milford on Sea"' in page
    for value in ("teal", "sea"):
        assert re.search(rf'value="{value}" checked', page), value
    assert "Lymington, Milford on Sea" in secretary.client.get(f"{HOME}/areas").text
    change = f"areas/{area.id}/change"
    assert secretary.wrong(change, name="North", colour="grey") == ["Error: Choose one."]
    many = ",".join(f"Town {number}" for number in range(13))
    assert secretary.wrong(change, name="North", places=many) == ["Error: Write at most 12 places."]
    twice = secretary.wrong(change, name="North", places="Ringwood, Ringwood")
    assert twice == ["Error: One place stands there twice. Take one away."]
    secretary.ok(change, name="The North")  # who leaves out everything takes the look away
    (area,) = answers.set_up(secretary.site.ctx).answers.areas
    assert area == Area(area.id, "The North")


def test_a_hundred_areas_stand_on_the_list_of_steps(secretary: Secretary) -> None:
    ctx = secretary.site.ctx
    names = [f"The long name of area {number}" for number in range(100)]
    areas = tuple(Area(str(number), name) for number, name in enumerate(names))
    answers.change(ctx, lambda now: dataclasses.replace(now, areas=areas))
    assert f"{', '.join(names[:-1])} and {names[-1]}" in secretary.text()


def test_a_list_is_looked_at_before_it_is_kept(secretary: Secretary) -> None:
    assert "Say first how many" in secretary.text("members")
    _places(secretary)
    assert secretary.wrong("members") == ["Error: Choose the list first."]
    (refused,) = secretary.wrong("members", list=(io.BytesIO(LIST), "list.pdf"))
    assert "ends in .xlsx, .ods or .csv" in refused
    bad = LIST.replace(b"North,Rep", b"Mars,Rep", 1)
    answer = secretary.send(f"{HOME}/members", list=(io.BytesIO(bad), "list.csv"))
    assert answer.status_code == 422
    assert "Nothing was kept." in answer.text
    assert "members.csv line 2: There is no area called" in answer.text
    assert answers.set_up(secretary.site.ctx).members == ()
    rows = [line.split(",") for line in (HEADER, *MEMBERS)]
    secretary.ok("members", list=(io.BytesIO(xlsx({"members": rows})), "list.xlsx"))
    assert "8 people are on the list" in secretary.text("members")
    assert "Reps for North : 5 people may vote. That is few." in secretary.text("members")
    assert secretary.client.get(f"{HOME}/members-form").data == b"name,area,seat_class,group\n"
    secretary.ok("areas/1/out")
    assert "8 people have no vote now." in secretary.text("members")


def test_what_does_not_fit_is_named_and_nothing_is_changed(secretary: Secretary) -> None:
    _whole(secretary)
    secretary.ok("areas/2/change", name="NORTH")
    answer = secretary.send(f"{HOME}/finish")
    assert answer.status_code == 422
    assert "look the same" in answer.text
    assert election_queries.overview(secretary.site.ctx) is None
    secretary.ok("areas/2/out")
    secretary.finish()


def test_a_change_after_that_waits_until_it_is_put_together_again(secretary: Secretary) -> None:
    _whole(secretary)
    secretary.finish()
    secretary.ok("questions/title", answer="Another title")
    assert "The election is still as before." in secretary.text()
    refused = secretary.send("/board/lock", sure="yes")
    assert "Put the election together again, then lock the lists." in html.unescape(refused.text)
    assert secretary.ok("witness-account") == HOME
    secretary.ok("drop")
    assert "Tiny election" in secretary.text()


def test_another_witness_takes_the_place_of_the_first(secretary: Secretary) -> None:
    _whole(secretary)
    secretary.finish()
    own = {"passphrase": WITNESS[1], "passphrase_again": WITNESS[1]}
    secretary.ok("witness-account", **own)
    secretary.ok("questions/witness", witness="Zoe New")
    secretary.finish()
    assert "Next: Zoe New chooses a passphrase" in secretary.text()
    short = {"passphrase": "short", "passphrase_again": "short"}
    assert "too short" in secretary.wrong("witness-account", **short)[0]
    secretary.ok("witness-account", **own)
    assert secretary.send("/board/lock", sure="yes").headers["Location"] == "/board"


def test_what_was_typed_is_kept_through_a_sign_in_that_ran_out(secretary: Secretary) -> None:
    site = secretary.site
    form = {"csrf_token": token(secretary.client, HOME), "answer": "Tiny Board"}
    election_factory.clock_of(site.ctx).step(site.ctx.settings.session_longest + 1)
    ended = secretary.client.post(f"{HOME}/questions/board", data=form)
    assert ended.status_code == 403
    sealed = re.search(r'name="kept" value="([^"]+)"', ended.text)
    assert sealed is not None
    back = secretary.send("/sign-in", name=SECRETARY[0], passphrase=SECRETARY[1], kept=sealed[1])
    assert 'name="answer" value="Tiny Board"' in back.text
    assert f'action="{HOME}/questions/board"' in back.text


def test_a_loaded_folder_can_be_changed_page_by_page(fresh: Callable[..., Site]) -> None:
    site = fresh("setup")
    person = Secretary(site)
    person.client = site.client("secretary")
    assert f'href="{HOME}"' in person.client.get("/board").text
    assert "The election is put together." in person.text()
    photo = re.search(rf'src="({HOME}/photos/\w+)"', person.client.get(f"{HOME}/people").text)
    assert photo is not None
    assert person.client.get(photo[1]).status_code == 200
    person.ok("areas/north/change", name="Far North")
    person.finish()
    shown = election_queries.overview(site.ctx)
    assert shown is not None
    assert [area.name for area in shown.areas] == ["Far North", "South"]


def test_a_vote_has_the_usual_name_or_its_own(secretary: Secretary) -> None:
    _whole(secretary)
    vote = answers.set_up(secretary.site.ctx).answers.contests[0].id
    page = f"votes/{vote}/title"
    assert 'value="Reps for North"' in secretary.client.get(f"{HOME}/{page}").text
    assert "too long" in secretary.wrong(page, title="x" * 201)[0]
    assert "alphabet" in secretary.wrong(page, title="R\u0435ps")[0]
    secretary.ok(page, title="Two seats in the north")
    secretary.ok("areas/1/change", name="Far North")
    secretary.finish()
    shown = election_queries.overview(secretary.site.ctx)
    assert shown is not None
    assert [c.title for c in shown.areas[0].contests] == [
        "Two seats in the north",
        "Family carers for Far North",
    ]
    vote = answers.set_up(secretary.site.ctx).answers.contests[0].id
    secretary.ok(f"votes/{vote}/title", title="")
    assert "Reps for Far North" in secretary.text("people")
    secretary.ok("areas/1/change", name="North")  # put together before, it still follows
    assert "Family carers for North" in secretary.text("people")


def test_groups_read_the_rules_and_agree(secretary: Secretary) -> None:
    _whole(secretary)
    secretary.ok("beside/helpers", answer="3")
    assert secretary.wrong("beside/helpers", answer="0") == ["Error: Write a number from 1 to 50."]
    secretary.ok("beside/worries", answer="Pat Example")
    rules = secretary.text("rules")
    for sentence in (
        "Reps : People like us can stand and vote.",
        "Reps for North : 2 seats.",
        "One helper may help at most 3 voters.",
        "With fewer than 10 votes, two people must agree",
        "Voting opens on Monday 11 May 2026.",
        "Key holders: Kit Key and Lou Lock .",
        "Do you have a worry? Tell Pat Example .",
        "No group has agreed yet.",
    ):
        assert sentence in rules
    assert len(secretary.wrong("rules", group="", **_date("", "", ""))) == 1
    assert secretary.wrong("rules", group="Speak Up", **_date("", "", "")) == [
        "Error: This is not a day. Write it in numbers, like 11 5 2026."
    ]
    assert secretary.wrong("rules", group="Speak Up", **_date("1", "1", "2100")) == [
        "Error: This day has not come yet."
    ]
    secretary.ok("rules", group="Speak Up", **_date("1", "5", "2026"))
    assert "Speak Up Friday 1 May 2026" in secretary.text("rules")
    assert "Show the rules to the groups Speak Up Done" in secretary.text()
    secretary.finish()  # the ids are others now, the rules are not
    assert "The rules have changed since then" not in secretary.text("rules")
    secretary.ok("questions/key-holders", **{"holder-1": "Zoe New"})
    assert "The rules have changed since then" not in secretary.text("rules")
    secretary.ok("questions/small", answer="12")
    assert "The rules have changed since then" in secretary.text("rules")
    assert "Show the rules to the groups Speak Up If you like" in secretary.text()
    secretary.ok("rules/out", group="Speak Up")
    assert "No group has agreed yet." in secretary.text("rules")


def test_the_number_for_help_is_the_board_s_own(secretary: Secretary) -> None:
    ctx = secretary.site.ctx
    settings = dataclasses.replace(
        ctx.settings, base_url="https://vote.example.org", help_phone="01632 960000"
    )
    at_home = create_app(dataclasses.replace(ctx, settings=settings)).test_client()
    address = {"base_url": "https://vote.example.org"}
    assert "01632 960000" in at_home.get("/vote", **address).text
    assert secretary.wrong("beside/phone", answer="ring me") == [
        "Error: This is not a telephone number. Use numbers and spaces only."
    ]
    before = at_home.get("/sw.js", **address).data
    secretary.ok("beside/phone", answer="01632 960123")
    page = at_home.get("/vote", **address).text
    assert "01632 960123" in page
    assert "01632 960000" not in page
    assert at_home.get("/sw.js", **address).data != before
    secretary.ok("beside/phone", answer="")
    assert "01632 960000" in at_home.get("/vote", **address).text


def test_no_page_fails_while_nothing_is_set_up(secretary: Secretary) -> None:
    form = {"csrf_token": token(secretary.client, HOME), "sure": "yes"}
    asked = [a for a in addresses(secretary.site.app) if a.endpoint != "sign_in.leave"]
    assert len(asked) > 90
    for address in asked:
        data = form if address.method == "POST" else None
        with secretary.client.open(address.path, method=address.method, data=data) as answer:
            assert answer.status_code < 500, (address.method, address.path)


def _zipped(folder: Path) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        for path in election_factory.write_folder(folder).rglob("*.*"):
            zipped.write(path, path.relative_to(folder))
    return file.getvalue()


def test_a_set_up_begins_with_a_folder_or_an_earlier_election(
    secretary: Secretary, fresh: Callable[..., Site], tmp_path: Path
) -> None:
    assert "Begin with an earlier election or a folder" in secretary.text()
    assert "Begin with nothing" in secretary.text("start")
    assert secretary.wrong("start/folder") == ["Error: Choose the file first."]
    raw = _zipped(tmp_path / "folder")
    (refused,) = secretary.wrong("start/folder", file=(io.BytesIO(raw[:50]), "f.zip"))
    assert "This is not a zip file." in refused
    broken = raw.replace(b"members.csv", b"nembers.csv")
    answer = secretary.send(f"{HOME}/start/folder", file=(io.BytesIO(broken), "f.zip"))
    assert "The folder has mistakes. Nothing was changed." in answer.text
    assert "members.csv: This file is missing" in answer.text
    secretary.ok("start/folder", file=(io.BytesIO(raw), "f.zip"))
    assert "Next: Put the election together" in secretary.text()
    secretary.finish()
    definition = election_queries.election(fresh("locked").ctx).to_bytes()
    sent = {"file": (io.BytesIO(definition), "definition.json")}
    assert secretary.wrong("start/record", **sent) == [
        "Error: Tick the box first. Then press the button again."
    ]
    sent = {"file": (io.BytesIO(definition), "definition.json")}
    secretary.ok("start/record", **sent, sure="yes")
    assert "North and South" in secretary.text()
    assert "Nobody stands yet." in secretary.text("people")


def test_only_photos_and_folders_may_be_long_for_the_server(empty: Site) -> None:
    longest_of = server_rules(empty.app).longest_of
    assert longest_of("POST", f"{HOME}/votes/1/2/photo") == A_PHOTO
    assert longest_of("POST", f"{HOME}/start/folder") == A_PHOTO
    others: Sequence[str] = ("/", "/sign-in", f"{HOME}/votes/1/2/change", "/nowhere")
    assert {longest_of("POST", path) for path in others} == {MIB}
