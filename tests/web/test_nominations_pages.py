"""The pages on which people are put forward: typed, said yes to, approved, and then voted on."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

from elections.audio.errors import NoSound
from elections.domain.member_list import DraftMember
from elections.domain.nominations import How, Lack
from elections.services.groups import nomination_stages
from elections.services.nominations import approve, person_yes, write
from elections.services.queries import overview as election_queries
from elections.services.setup import answers as setup_service
from elections.services.setup import lock_lists
from elections.web.groups import own_page
from tests.factories.groups_factory import GroupSite
from tests.factories.site_factory import token
from tests.services.test_nominations import GROUP, POINTS, Typing

SetUpAt = Callable[[str], GroupSite]


def _send(client: FlaskClient, path: str, **fields: object) -> TestResponse:
    return client.post(path, data={"csrf_token": token(client), **fields})


def _text(answer: TestResponse) -> str:
    inline = re.sub(r"</?(?:span|bdi|strong)\b[^>]*>", "", answer.text)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", inline)).split())


def _next(answer: TestResponse) -> str:
    assert answer.status_code == 303, _text(answer)
    return urlsplit(answer.headers["Location"]).path


def _sideways() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    Image.new("RGB", (1200, 900), (200, 30, 30)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_an_organiser_is_led_from_the_name_to_the_yes(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("nominations")
    nia = site.client(GROUP)
    page = site.address(GROUP, "/nominations")
    assert "Nobody is here yet." in _text(nia.get(page))
    name = _next(nia.get(f"{page}/add"))  # the group has one vote: nothing to choose
    assert _send(nia, name, name="").status_code == 422
    by = _next(_send(nia, name, name="Ann Ash"))
    like = _next(_send(nia, by, by="Bo Beech"))
    points = _next(_send(nia, like, like="Anne Ashe"))
    long = _send(nia, points, **{"point-1": "word " * 16, "point-2": "I ask.", "point-3": ""})
    assert "At most 15 words" in _text(long)
    assert "Everybody has three." in _text(long)
    typed = {f"point-{number}": point for number, point in enumerate(POINTS, 1)}
    photo_page = _next(_send(nia, points, **typed))
    assert _send(nia, photo_page).status_code == 422
    heic = (io.BytesIO(b"\x00\x00\x00\x18ftypheic" + bytes(50)), "IMG_1.HEIC")
    assert "Most Compatible" in _text(_send(nia, photo_page, photo=heic))
    crop = _next(_send(nia, photo_page, photo=(io.BytesIO(_sideways()), "IMG_2.JPG")))
    assert crop.endswith("/crop")
    focus = dict(re.findall(r'name="(x|y|near)" value="(\d+)"', nia.get(crop).text))
    assert _next(_send(nia, crop, press="nearer", **focus)) == crop
    moved = dict(re.findall(r'name="(x|y|near)" value="(\d+)"', nia.get(crop).text))
    assert moved["near"] == "125"
    person = _next(_send(nia, crop, press="keep", **{**moved, "x": "0"}))
    checklist = _text(nia.get(person))
    assert "3 things are missing" in checklist
    assert "Next: Ann Ash says yes" in checklist
    assert "Anne Ashe" in checklist
    for bad in ({"x": "x"}, {"near": "301"}, {"y": "1001"}):
        assert _send(nia, crop, press="keep", **{**moved, **bad}).status_code == 400


def test_the_person_says_yes_and_takes_it_back_on_the_page(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("nominations")
    typing, nia = Typing(site), site.client(GROUP)
    person = typing.whole()
    page = site.address(GROUP, f"/nominations/{person}/yes")
    shown = nia.get(page)
    text = _text(shown)
    for sentence in (
        "Ann Ash, do you want to stand?",
        *POINTS,
        "Everybody can see your photo, your name and your three points.",
        "Your name stays for always.",
        "You can take your yes back until the lists are locked.",
        "Did somebody help you?",
    ):
        assert sentence in text
    assert "Sign out" not in text  # nothing of the organiser's is on it
    seen = typing.read(person).page.sha256
    assert _send(nia, page, answer="yes", page=seen, helped="?").status_code == 422
    said = _next(_send(nia, page, answer="yes", page=seen, helped="Hal Helper"))
    assert "Give the tablet back now." in _text(nia.get(said))
    assert typing.lacks(person) == {Lack.VOICE_YES, Lack.APPROVAL}
    assert "Ann Ash said yes. Hal Helper helped." in _text(
        nia.get(site.address(GROUP, f"/nominations/{person}"))
    )
    assert "I take my yes back" in _text(nia.get(page))
    back = _next(_send(nia, page, answer="no"))
    assert "You do not stand" in _text(nia.get(back))
    assert typing.read(person).yes is None
    assert _send(nia, page, answer="maybe").status_code == 400


def test_a_yes_to_a_page_that_changed_meanwhile_asks_again(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("nominations")
    typing, nia = Typing(site), site.client(GROUP)
    person = typing.whole()
    seen = typing.read(person).page.sha256
    typing.points(person, (*POINTS[:2], "I shout."))
    answer = _send(nia, site.address(GROUP, f"/nominations/{person}/yes"), answer="yes", page=seen)
    assert answer.status_code == 409
    assert "Look at it again." in _text(answer)
    assert "I shout." in _text(answer)


def test_the_own_phone_needs_the_code_and_no_cookie(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("nominations")
    typing, nia = Typing(site), site.client(GROUP)
    person = typing.whole()
    made = _send(nia, site.address(GROUP, f"/nominations/{person}/code"))
    code = re.search(r"[A-Z2-7]{4}(-[A-Z2-7]{4}){3}", made.text)
    assert code is not None
    assert "/my-page" in made.text
    assert code[0] not in nia.get(site.address(GROUP, f"/nominations/{person}/code")).text
    phone = site.client()
    assert phone.post("/my-page", data={"code": "wrong"}).status_code == 422
    opened = phone.post("/my-page", data={"code": code[0]})
    assert "Ann Ash, do you want to stand?" in _text(opened)
    assert "data:image/jpeg;base64," in opened.text
    seen = typing.read(person).page.sha256
    form = {"code": code[0], "page": seen, "answer": "yes", "helped": ""}
    assert "You said yes" in _text(phone.post("/my-page", data=form))
    yes = typing.read(person).yes
    assert yes is not None
    assert yes.how is How.PHONE
    assert "Yes, I want to stand" not in _text(phone.post("/my-page", data={"code": code[0]}))
    back = phone.post("/my-page", data={"code": code[0], "answer": "no"})
    assert "You do not stand" in _text(back)
    assert typing.read(person).yes is None
    again = phone.post("/my-page", data=form)
    assert (again.status_code, typing.read(person).yes) == (409, None)
    assert all("Set-Cookie" not in answer.headers for answer in (opened, back))


def test_only_the_secretary_names_the_signed_sheet(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("nominations")
    typing, nia, sam = Typing(site), site.client(GROUP), site.client("secretary")
    person = typing.whole()
    page = site.address(GROUP, f"/nominations/{person}/sheet")
    assert nia.get(page).status_code == 404
    signed = {"person_signed": "yes", "group_signed": "yes", "voice": "Bo Beech", "helped": ""}
    assert _send(nia, page, **signed).status_code == 404
    for missing in signed.keys() - {"helped"}:
        assert _send(sam, page, **{**signed, missing: ""}).status_code == 422
    assert typing.read(person).yes is None
    _next(_send(sam, page, **signed))
    assert typing.lacks(person) == {Lack.APPROVAL}
    approval = _text(sam.get(f"/board/people/{person}"))
    assert "The yes is on a signed sheet." in approval


def test_the_group_s_own_voice_sends_it(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("nominations")
    typing, nia = Typing(site), site.client(GROUP)
    person = typing.whole()
    page = site.address(GROUP, f"/nominations/{person}/voice")
    assert _next(nia.get(page)).endswith(person)  # the person's own yes comes first
    typing.say_yes(person)
    shown = nia.get(page)
    assert "Do you want to put Ann Ash forward?" in _text(shown)
    content = re.search(r'name="content" value="(\w+)"', shown.text)
    assert content is not None
    assert _send(nia, page, content=content[1], voice="").status_code == 422
    assert _send(nia, page, content="0" * 64, voice="Bo Beech").status_code in (409, 422)
    _next(_send(nia, page, content=content[1], voice="Bo Beech"))
    assert typing.lacks(person) == {Lack.APPROVAL}


def test_the_secretary_approves_undoes_and_hands_back(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("nominations")
    typing, nia, sam = Typing(site), site.client(GROUP), site.client("secretary")
    person = typing.whole()
    page = f"/board/people/{person}"
    assert "Too few people stand for some votes." in _text(sam.get("/board/people"))
    assert "Too few people stand for some votes." in _text(sam.get("/board"))
    assert "It can be approved when nothing else is missing." in _text(sam.get(page))
    typing.say_yes(person)
    typing.send(person)
    assert "Look at it" in _text(sam.get("/board/people"))
    seen = typing.read(person).page.sha256
    assert _send(sam, f"{page}/approve", page="0" * 64).status_code == 409
    _next(_send(sam, f"{page}/approve", page=seen))
    assert typing.standing() == ["Ann Ash"]
    assert "1 person stands. There are 2 seats." in _text(sam.get("/board/people"))
    assert "1 person stands. There are 2 seats." in _text(
        nia.get(site.address(GROUP, "/nominations"))
    )
    _next(_send(sam, f"{page}/approve", undo="yes"))
    assert typing.standing() == []
    assert _send(sam, f"{page}/back", note="").status_code == 422
    _next(_send(sam, f"{page}/back", note="Use a newer photo."))
    listed = _text(nia.get(site.address(GROUP, "/nominations")))
    assert "The board secretary says: Use a newer photo." in listed


def test_after_the_close_only_what_was_handed_back_is_mended(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("nominations")
    typing, nia = Typing(site), site.client(GROUP)
    ann, bea = typing.approved(), typing.approved("Bea Birch")
    nomination_stages.close_nominations(site.ctx)
    approve.hand_back(site.ctx, ann, "Say it shorter.")
    name = {"name": "Ann B. Ash"}
    assert _next(_send(nia, site.address(GROUP, f"/nominations/{ann}/name"), **name))
    refused = _send(nia, site.address(GROUP, f"/nominations/{bea}/name"), name="Bea B. Birch")
    assert "Only what was handed back can be changed." in _text(refused)
    assert nia.get(site.address(GROUP, "/nominations/add")).status_code == 409
    # a yes can still be taken back, and the lists cannot be locked with the person on them
    person_yes.take_back(site.ctx, typing.group, bea)
    assert typing.standing() == []


PARTS = ("", "/name", "/photo", "/crop", "/whole.jpg", "/yes", "/voice", "/code", "/sheet")


def test_another_group_s_person_answers_as_one_that_does_not_exist(
    site_with_groups: SetUpAt,
) -> None:
    site = site_with_groups("nominations")
    person = Typing(site).whole()
    stu = site.client("South Voices")
    for part in (*PARTS, "/sound/page.mp3", "/said/yes"):
        theirs = stu.get(site.address(GROUP, f"/nominations/{person}{part}"))
        through_own = stu.get(site.address("South Voices", f"/nominations/{person}{part}"))
        missing = stu.get(site.address("South Voices", f"/nominations/000000000000{part}"))
        assert missing.status_code == 404, part
        for answer in (theirs, through_own):
            assert (answer.status_code, answer.data) == (404, missing.data), part
            assert sorted(answer.headers) == sorted(missing.headers), part
    for part in ("/name", "/photo", "/crop", "/yes", "/voice", "/code", "/out"):
        for group in (GROUP, "South Voices"):
            path = site.address(group, f"/nominations/{person}{part}")
            assert _send(stu, path, answer="no", name="X Y").status_code == 404, part
    assert Typing(site).read(person).page.name == "Ann Ash"


def test_what_voters_see_is_what_was_said_yes_to(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("nominations")
    typing, ctx = Typing(site), site.ctx
    ann, bea = typing.approved(), typing.approved("Bea Birch")
    typing.whole("Cy Crane")  # nobody said yes
    carers = Typing(site, "Carers Together")
    carers.approved("Dot Dill")
    nomination_stages.close_nominations(ctx)
    answers = setup_service.set_up(ctx).answers
    members = [
        DraftMember(f"Voter {number}", contest.area, contest.seat_class, "")
        for contest in answers.contests
        for number in range(12)
    ]
    setup_service.keep_list(ctx, members)
    sam = site.client("secretary")
    assert "Put the election together first." in _text(sam.get("/board/print"))
    answer = _send(sam, "/board/setup/finish")
    assert not setup_service.set_up(ctx).is_begun, _text(answer)
    lock_lists.lock_lists(ctx)
    election = election_queries.election(ctx)
    overview = election_queries.overview(ctx)
    assert overview is not None
    shown = {
        person.name: (person.points, site.client().get(f"/pictures/{person.picture}.jpg"))
        for area in overview.areas
        for contest in area.contests
        for person in contest.candidates
    }
    assert set(shown) == {"Ann Ash", "Bea Birch", "Dot Dill"}
    for person in (ann, bea):
        said = typing.read(person)
        assert said.has_yes
        kept = write.photo(ctx, typing.group, person)
        assert kept is not None
        points, picture = shown[said.page.name]
        assert points == said.page.points
        assert picture.status_code != 200 or picture.data == kept.jpeg
    assert sum(len(contest.candidates) for contest in election.contests) == 3
    for path in ("/board/print/booklet.pdf", "/board/print/meeting.pdf"):
        assert sam.get(path).data.startswith(b"%PDF-")


def test_a_yes_taken_back_after_putting_together_stops_the_lock(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("nominations")
    typing, ctx = Typing(site), site.ctx
    ann = typing.approved()
    typing.approved("Bea Birch")
    nomination_stages.close_nominations(ctx)
    answers = setup_service.set_up(ctx).answers
    contest = answers.contests[0]
    setup_service.keep_list(
        ctx, [DraftMember(f"Voter {n}", contest.area, contest.seat_class, "") for n in range(12)]
    )
    sam = site.client("secretary")
    _send(sam, "/board/setup/finish")
    assert setup_service.set_up(ctx).is_begun is False
    person_yes.take_back(ctx, typing.group, ann)
    assert setup_service.set_up(ctx).is_begun is True
    with pytest.raises(Exception, match="Put the election together again"):
        lock_lists.lock_lists(ctx)


def test_r37_a_name_is_heard_as_it_is_said(
    site_with_groups: SetUpAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = site_with_groups("nominations")
    typing, nia = Typing(site), site.client(GROUP)
    person = typing.whole("Niamh Ash")
    said: list[tuple[tuple[str, ...], str]] = []

    def say_now(texts: tuple[str, ...], language: str) -> bytes:
        said.append((texts, language))
        return b"mp3"

    monkeypatch.setattr(own_page, "say_now", say_now)
    sound = site.address(GROUP, f"/nominations/{person}/sound/name.mp3")
    assert sound in nia.get(site.address(GROUP, f"/nominations/{person}")).text
    assert nia.get(sound).data == b"mp3"
    write.change(
        site.ctx,
        typing.group,
        person,
        lambda known: replace(known, page=replace(known.page, say_like="Neev Ash")),
    )
    nia.get(sound)
    assert said == [(("Niamh Ash",), "en"), (("Neev Ash",), "en")]
    nia.get(site.address(GROUP, f"/nominations/{person}/sound/page.mp3"))
    assert "Neev Ash, do you want to stand?" in said[-1][0]
    assert set(POINTS) <= set(said[-1][0])
    own = f"/my-page/{typing.read(person).page.sha256}.mp3"
    assert site.client().get(own).data == b"mp3"
    assert site.client().get(f"/my-page/{'0' * 64}.mp3").status_code == 404

    def no_voice(_texts: tuple[str, ...], _language: str) -> bytes:
        raise NoSound("sound-voice", "There is no voice.")

    monkeypatch.setattr(own_page, "say_now", no_voice)
    assert nia.get(sound).status_code == 404


def test_the_blank_sheet_is_for_the_group_alone(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("nominations")
    path = site.address(GROUP, "/nomination-sheet.pdf")
    assert site.client(GROUP).get(path).data.startswith(b"%PDF-")
    assert site.client("South Voices").get(path).status_code == 404


def test_the_task_list_of_the_group_says_what_to_do(site_with_groups: SetUpAt) -> None:
    site = site_with_groups("nominations")
    typing, nia = Typing(site), site.client(GROUP)
    home = site.address(GROUP)
    assert "People who want to stand" in _text(nia.get(home))
    typing.whole()
    assert "1 person. Something is missing for 1." in _text(nia.get(home))
    typing.approved("Bea Birch")
    assert "2 people. Something is missing for 1." in _text(nia.get(home))
