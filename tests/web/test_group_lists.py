"""The pages of groups' lists: written by organisers, sent with a yes, approved by the secretary."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable
from dataclasses import replace

import pypdfium2  # type: ignore[import-untyped]
import pytest
from flask.testing import FlaskClient

from elections.audio import espeak
from elections.audio.errors import NoSound
from elections.domain.group_members import ListState, Need
from elections.services.groups import members
from elections.services.setup import local_rules
from elections.web.groups import heard
from elections.web.groups.members import MANY
from tests.factories.groups_factory import GroupSite
from tests.factories.site_factory import token
from tests.factories.spreadsheet_factory import xlsx

NORTH, SOUTH, CARERS = "North Speaks Up", "South Voices", "Carers Together"
SiteAt = Callable[[str], GroupSite]


@pytest.fixture
def site(site_with_groups: SiteAt) -> GroupSite:
    return site_with_groups("nominations")


def listed(site: GroupSite, group: str = NORTH) -> members.GroupList:
    return members.group_list(site.ctx, site.groups[group].id)


def names(site: GroupSite, group: str = NORTH) -> list[str]:
    return [member.name for member in listed(site, group).members]


def seen(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return words_of(answer.text)


def words_of(page: str) -> str:
    main = page.partition("<main")[2]
    inline = re.sub(r"</?(span|bdi|strong|a)\b[^>]*>", "", main)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", inline)).split())


def hidden(page: str) -> dict[str, str]:
    """Read the hidden fields of a page's own form."""
    form = page.partition("<main")[2]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return {name: html.unescape(value) for name, value in found}


def add(site: GroupSite, client: FlaskClient, name: str, group: str = NORTH, **more: str) -> int:
    answers = site.groups[group]
    fields = {"name": name, "area": answers.area or "1", "kind": answers.seat_class, **more}
    return site.post(client, site.address(group, "/members/add"), **fields)


def paste(site: GroupSite, client: FlaskClient, text: str, group: str = NORTH) -> str:
    address = site.address(group, "/members/many")
    fields = {"csrf_token": token(client, address), "pasted": text}
    return client.post(address, data=fields).text


def go_on(site: GroupSite, client: FlaskClient, page: str, step: str, **fields: str) -> str:
    data = {**hidden(page), **fields}
    answer = client.post(site.address(NORTH, f"/members/{step}"), data=data, follow_redirects=True)
    assert answer.status_code in {200, 422}
    return answer.text


def send(site: GroupSite, group: str, name: str = "Ann Ash") -> None:
    client, address = site.client(group), site.address(group, "/members/yes")
    fields = {**hidden(client.get(address).text), "voice": name}
    assert client.post(address, data=fields).status_code == 303


def approve(site: GroupSite, group: str) -> int:
    secretary = site.client("secretary")
    page = secretary.get(site.address(group, "/members/check")).text
    address = site.address(group, "/members/approve")
    fields = {**hidden(page), "csrf_token": token(secretary, site.address(group, "/members/add"))}
    return secretary.post(address, data=fields).status_code


class TestOnePerson:
    def test_an_organiser_adds_changes_and_takes_out(self, site: GroupSite) -> None:
        organiser = site.client(NORTH)
        fields = {"contact": "01234 5", "needs-sound": "yes", "needs-large-print": "yes"}
        assert add(site, organiser, " Jo  Sample ", **fields) == 303
        (jo,) = listed(site).members
        assert (jo.name, jo.contact) == ("Jo Sample", "01234 5")
        assert jo.needs == (Need.LARGE_PRINT, Need.SOUND)
        page = seen(organiser, site.address(NORTH, "/members"))
        assert "1 person is on the list." in page
        assert "Large print, Sound" in page
        address = site.address(NORTH, f"/members/{jo.id}/change")
        assert re.search(r'name="needs-sound"[^>]*checked', organiser.get(address).text)
        kept = {"name": "Joe Sample", "area": jo.area, "kind": jo.seat_class}
        assert site.post(organiser, address, **kept) == 303
        assert (names(site), listed(site).members[0].needs) == (["Joe Sample"], ())
        out = site.address(NORTH, f"/members/{jo.id}/out")
        assert (
            organiser.post(out, data={"csrf_token": token(organiser, address)}).status_code == 303
        )
        assert names(site) == []

    def test_what_is_wrong_is_said_and_nothing_is_kept(self, site: GroupSite) -> None:
        organiser = site.client(NORTH)
        assert add(site, organiser, "") == 422
        assert add(site, organiser, "Jo Sample", area="99") == 422
        assert (
            add(site, organiser, "Jo Sample", area="2", kind=site.groups[CARERS].seat_class) == 422
        )
        assert names(site) == []
        add(site, organiser, "Jo Sample")
        assert add(site, organiser, "JO SAMPLE") == 422
        assert names(site) == ["Jo Sample"]

    def test_18_or_over_is_a_question_only_where_the_board_asks(self, site: GroupSite) -> None:
        organiser = site.client(NORTH)
        address = site.address(NORTH, "/members/add")
        assert "18" not in seen(organiser, address)
        local_rules.settle(site.ctx, lambda rules: replace(rules, asks_adult=True))
        assert "Are they 18 or over?" in seen(organiser, address)
        assert add(site, organiser, "Jo Sample") == 422
        assert add(site, organiser, "Jo Sample", adult="no") == 422
        assert add(site, organiser, "Jo Sample", adult="yes") == 303
        assert listed(site).members[0].is_adult is True

    def test_a_long_list_can_be_searched(self, site: GroupSite) -> None:
        organiser = site.client(NORTH)
        page = paste(site, organiser, "\n".join(f"Person N{n:02}" for n in range(MANY)))
        assert 'id="find"' in go_on(site, organiser, page, "look", do="keep")
        page = seen(organiser, site.address(NORTH, "/members?find=n07"))
        assert ("Person N07" in page, "Person N08" in page) == (True, False)
        assert "Nobody of this name" in seen(organiser, site.address(NORTH, "/members?find=zz"))


class TestManyAtOnce:
    def test_a_real_list_goes_through_columns_and_look_to_the_list(self, site: GroupSite) -> None:
        organiser = site.client(NORTH)
        rows = [
            ("Members of North Speaks Up", "", "", "", ""),
            (),
            ("First name", "", "Surname", "Hub", "Diagnosis"),
            *((f"Person{n}", "", "Sample", "North" if n else "Mars", "secret") for n in range(30)),
            ("Total", "", "30", "", ""),
        ]
        address = site.address(NORTH, "/members/many")
        file = (io.BytesIO(xlsx({"Sheet1": rows})), "members.xlsx")
        fields = {"csrf_token": token(organiser, address), "file": file}
        page = organiser.post(address, data=fields).text
        assert "What is in each column?" in page
        assert "Diagnosis" in words_of(page)
        assert "secret" not in page
        meanings = {"column-0": "first", "column-1": "last"}
        assert "Say which column" in go_on(site, organiser, page, "columns", **meanings)
        page = go_on(site, organiser, page, "columns", **meanings, **{"column-2": "area"})
        for words in ("29 people are ready", "1 row needs a look", "3 rows are left out"):
            assert words in words_of(page)
        assert names(site) == []
        still = go_on(site, organiser, page, "look", do="keep")
        assert "1 row needs a look" in still
        page = go_on(site, organiser, page, "look", **{"row-4-area": "1"})
        assert "30 people are ready" in page
        assert names(site) == []
        assert "30 people are on the list now." in go_on(site, organiser, page, "look", do="keep")
        assert len(names(site)) == 30
        again = paste(
            site, organiser, "First name;Surname;Hub\nPerson3;Sample;North\nZed;Zoo;North"
        )
        assert "Person3 Sample is on your list already." in words_of(again)
        assert "Put 1 person on the list" in words_of(again)

    def test_a_list_without_headings_asks_what_its_first_line_is(self, site: GroupSite) -> None:
        organiser = site.client(NORTH)
        page = paste(site, organiser, "Who,Where\nJo Sample,North\nAl Bo,North\n")
        fields = {"column-0": "name", "column-1": "area"}
        rows = go_on(site, organiser, page, "columns", **fields, headings="yes")
        assert "2 people are ready" in rows
        assert "This is above the names." in rows
        rows = go_on(site, organiser, page, "columns", **fields, headings="no")
        assert "We do not know this area." in words_of(rows)

    def test_a_private_column_under_a_late_heading_goes_too(self, site: GroupSite) -> None:
        organiser = site.client(NORTH)
        page = paste(site, organiser, "Who,Diagnosis\nJo Sample,secret\n")
        fields = {"column-0": "name", "column-1": "nothing", "headings": "yes"}
        again = go_on(site, organiser, page, "columns", **fields)
        assert "secret" not in again
        assert "1 person is ready" in go_on(
            site, organiser, again, "columns", **{"column-0": "name"}
        )

    def test_what_was_mended_stays_mended(self, site: GroupSite) -> None:
        organiser = site.client(NORTH)
        page = paste(site, organiser, "Jo & Al\nCy & Di\nEd\nEd")
        page = go_on(site, organiser, page, "look", **{"row-1-name": "Jo Bo"})
        assert "1 row needs a look" in page
        page = go_on(site, organiser, page, "look", **{"row-2-out": "yes"})
        assert "2 people are ready" in page
        assert "You left this out." in page
        assert "This is the same as row 3." in words_of(page)
        go_on(site, organiser, page, "look", do="keep")
        assert names(site) == ["Ed", "Jo Bo"]

    def test_everything_that_can_need_a_look_is_shown_with_its_field(self, site: GroupSite) -> None:
        local_rules.settle(site.ctx, lambda rules: replace(rules, asks_adult=True))
        organiser = site.client(NORTH)
        text = (
            "name,area,kind,phone,18 or over,what helps\n"
            "7,North,Rep,,yes,\nJo,Mars,Rep,,yes,\nAl,North,king,,yes,\nCy,South,carer,,yes,\n"
            f"Di,North,Rep,{'9' * 200},yes,\nEd,North,Rep,,,braille\nEd,South,Rep,,yes,\n"
            "Fay,North,Rep,,yes,braille\nGus,North,Rep,,no,\n"
        )
        page = paste(site, organiser, text)
        shown = words_of(page)
        assert "7 rows need a look" in shown
        assert "We do not know this help: braille" in shown
        assert "They are not 18 yet." in shown
        for field in ("row-2-name", "row-3-area", "row-4-kind", "row-5-area", "row-5-kind"):
            assert f'name="{field}"' in page
        assert 'name="row-7-adult"' in page
        mends = {"row-7-adult": "yes", "row-6-contact": "01234"}
        page = go_on(site, organiser, page, "look", **mends)
        assert "Di North, Reps" in words_of(page)
        assert "This name is in row 7 too." in words_of(page)

    @pytest.mark.parametrize(
        ("name", "raw", "said"),
        [
            ("", b"", "Choose a list, or paste one."),
            ("list.pdf", b"%PDF", "This is not a list."),
            ("list.xlsx", b"PK", "cannot be read"),
            ("list.csv", b"Jo\n" * 1100, "too long for one group"),
            ("list.csv", b"\n\n", "We found no names"),
        ],
    )
    def test_what_is_no_list_is_refused_with_a_sentence(
        self, site: GroupSite, name: str, raw: bytes, said: str
    ) -> None:
        organiser, address = site.client(NORTH), site.address(NORTH, "/members/many")
        fields: dict[str, object] = {"csrf_token": token(organiser, address)}
        if name:
            fields["file"] = (io.BytesIO(raw), name)
        answer = organiser.post(address, data=fields)
        assert answer.status_code == 422
        assert said in words_of(answer.text)

    @pytest.mark.parametrize("value", ["", "{}", "\ud800", '{"headings":[],"above":[]}'])
    def test_a_list_that_a_browser_makes_up_is_refused(self, site: GroupSite, value: str) -> None:
        organiser = site.client(NORTH)
        page = site.address(NORTH, "/members/many")
        data = {"csrf_token": token(organiser, page), "list": value.encode("utf-8", "replace")}
        for step in ("columns", "look"):
            answer = organiser.post(site.address(NORTH, f"/members/{step}"), data=data)
            assert answer.status_code == 400

    def test_columns_that_a_browser_makes_up_are_refused(self, site: GroupSite) -> None:
        organiser = site.client(NORTH)
        fields = {**hidden(paste(site, organiser, "Jo Sample")), "columns": "area"}
        address = site.address(NORTH, "/members/look")
        assert organiser.post(address, data=fields).status_code == 400

    def test_who_came_on_the_list_meanwhile_is_left_out(self, site: GroupSite) -> None:
        organiser = site.client(NORTH)
        page = paste(site, organiser, "Jo Sample\nAl Bo")
        add(site, organiser, "Jo Sample")
        go_on(site, organiser, page, "look", do="keep")
        assert names(site) == ["Al Bo", "Jo Sample"]


class TestTheYes:
    def test_a_list_is_sent_by_somebody_of_the_group(self, site: GroupSite) -> None:
        organiser, address = site.client(NORTH), site.address(NORTH, "/members/yes")
        assert organiser.get(address).status_code == 303  # nobody is on the list
        add(site, organiser, "Jo Sample")
        page = organiser.get(address).text
        assert "This page is for a self-advocate of North Speaks Up." in words_of(page)
        assert "Jo Sample (North, Reps)" in words_of(page)
        assert organiser.post(address, data=hidden(page)).status_code == 422
        late = {**hidden(page), "voice": "Ann Ash"}
        add(site, organiser, "Al Bo")
        answer = organiser.post(address, data=late)
        assert answer.status_code == 422
        assert "The list was changed just now." in words_of(answer.text)
        send(site, NORTH)
        assert listed(site).state is ListState.SENT
        page = seen(organiser, site.address(NORTH, "/members"))
        assert "Ann Ash said yes. The list is sent." in page
        assert "Send the list" not in page

    def test_the_page_is_said_aloud_with_every_name(
        self, site: GroupSite, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        said: list[str] = []

        def speak(_voice: object, text: str, language: str) -> bytes:
            said.append(f"{language}: {text}")
            return b"RIFF"

        monkeypatch.setattr(espeak.Espeak, "speak", speak)
        monkeypatch.setattr(espeak, "find", lambda: espeak.Espeak("", ""))
        monkeypatch.setattr(heard, "find_program", lambda name: name)
        organiser, address = site.client(NORTH), site.address(NORTH, "/members/yes/sound")
        assert organiser.get(address).status_code == 404
        add(site, organiser, "Jo Sample")
        assert address in organiser.get(site.address(NORTH, "/members/yes")).text
        answer = organiser.get(address)
        assert (answer.mimetype, answer.data) == ("audio/wav", b"RIFF")
        assert said[0].startswith("en: Is this list right?\nThis is the list of North Speaks Up.")
        assert said[0].endswith("Jo Sample (North, Reps).")

    def test_without_a_voice_there_is_no_button_for_sound(
        self, site: GroupSite, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def none(*_: object) -> str:
            raise NoSound("sound-program", "There is no voice.")

        monkeypatch.setattr(heard, "find_program", none)
        monkeypatch.setattr(espeak, "find", none)
        organiser, address = site.client(NORTH), site.address(NORTH, "/members/yes")
        add(site, organiser, "Jo Sample")
        assert "<audio" not in organiser.get(address).text
        assert organiser.get(f"{address}/sound").status_code == 404

    def test_in_a_carers_group_the_page_is_for_a_family_carer(self, site: GroupSite) -> None:
        organiser = site.client(CARERS)
        add(site, organiser, "Fay Carer", CARERS)
        page = seen(organiser, site.address(CARERS, "/members/yes"))
        assert "This page is for a family carer of Carers Together." in page

    def test_the_secretary_says_yes_or_sends_it_back_with_a_sentence(self, site: GroupSite) -> None:
        organiser = site.client(NORTH)
        add(site, organiser, "Jo Sample")
        assert approve(site, NORTH) == 409
        send(site, NORTH)
        secretary = site.client("secretary")
        assert "Look at it now" in seen(secretary, "/board/setup/group-lists")
        page = secretary.get(site.address(NORTH, "/members/check")).text
        assert "Ann Ash said yes for the group." in words_of(page)
        back = site.address(NORTH, "/members/back")
        assert secretary.post(back, data=hidden(page)).status_code == 422
        fields = {**hidden(page), "note": "Is Jo in the North?"}
        assert secretary.post(back, data=fields).status_code == 303
        assert secretary.post(back, data=fields).status_code == 409
        assert "Is Jo in the North?" in seen(organiser, site.address(NORTH, "/members"))
        assert "Is Jo in the North?" in seen(organiser, site.address(NORTH))
        send(site, NORTH)
        assert approve(site, NORTH) == 303
        assert "This list is ready." in seen(organiser, site.address(NORTH, "/members"))
        assert "Ready" in seen(secretary, "/board/setup/group-lists")

    def test_a_task_says_what_comes_next(self, site: GroupSite) -> None:
        organiser = site.client(NORTH)
        assert "Nobody is on the list yet. To do" in seen(organiser, site.address(NORTH))
        add(site, organiser, "Jo Sample")
        send(site, NORTH)
        assert "1 person is on the list. Done" in seen(organiser, site.address(NORTH))


class TestPassport:
    def test_it_is_one_page_with_what_was_told_and_nothing_is_kept(self, site: GroupSite) -> None:
        organiser = site.client(NORTH)
        add(site, organiser, "Jo Sample", **{"needs-sound": "yes"})
        before = listed(site)
        address = site.address(NORTH, f"/members/{before.members[0].id}/passport")
        assert "We do not keep what you write here." in seen(organiser, address)
        told = {
            "helps": "Give me time. " * 8,
            "yes": "I look up. " * 10,
            "no": "I look down. " * 9,
            "company": "My sister Ann. " * 7,
        }
        fields = {"csrf_token": token(organiser, address), **told}
        answer = organiser.post(address, data=fields)
        assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
        with pypdfium2.PdfDocument(answer.data) as sheets:
            (page,) = [" ".join(s.get_textpage().get_text_range().split()) for s in sheets]
            inside = [text.get_bounds() for text in sheets[0].get_objects()]
        assert min(bottom for _, bottom, _, _ in inside) > 0
        assert "Jo Sample" in page
        assert "Sound" in page
        for text in told.values():
            assert text.strip() in page
        assert listed(site) == before

    def test_what_cannot_be_printed_is_said(self, site: GroupSite) -> None:
        organiser = site.client(NORTH)
        add(site, organiser, "Jo Sample")
        address = site.address(NORTH, f"/members/{listed(site).members[0].id}/passport")
        assert site.post(organiser, address, yes="\N{SLIGHTLY SMILING FACE} is yes") == 422


class TestTwoLists:
    def test_the_secretary_says_whether_it_is_one_person(self, site: GroupSite) -> None:
        for group in (NORTH, SOUTH):
            add(site, site.client(group), "Jo Sample", group)
        page = seen(site.client(SOUTH), site.address(SOUTH, "/members"))
        assert "Somebody of this name is on another list too." in page
        assert NORTH not in page
        secretary, address = site.client("secretary"), "/board/setup/same-names"
        assert "1 name needs a look" in seen(secretary, "/board/setup")
        first, second = (listed(site, group).members[0].id for group in (NORTH, SOUTH))
        fields = {"first": first, "second": second, "kept": first}
        assert site.post(secretary, address, **fields) == 303
        assert "this is one person, who votes with North Speaks Up" in seen(secretary, address)
        assert site.post(secretary, address, **{**fields, "kept": ""}) == 303
        assert "these are two people" in seen(secretary, address)
        assert site.post(secretary, address, **{**fields, "kept": "x"}) == 409
        assert "No name needs a look" in seen(secretary, "/board/setup/group-lists")

    def test_without_a_name_on_two_lists_there_is_nothing_to_say(self, site: GroupSite) -> None:
        secretary = site.client("secretary")
        assert "No name is on two lists." in seen(secretary, "/board/setup/same-names")


class TestOnTheList:
    def test_a_name_is_found_for_the_secretary_and_in_the_own_group(self, site: GroupSite) -> None:
        for group in (NORTH, SOUTH):
            add(site, site.client(group), f"Jo {group.split()[0]}", group)
        page = seen(site.client("secretary"), "/board/on-the-list?find=jo")
        assert "Jo North Yes, on the list North Speaks Up, North" in page
        assert "Jo South" in page
        page = seen(site.client(SOUTH), site.address(SOUTH, "/on-the-list?find=jo"))
        assert ("Jo South" in page, "Jo North" in page) == (True, False)
        assert "Nobody of this name" in seen(site.client("secretary"), "/board/on-the-list?find=x")


class TestWhoMay:
    def test_another_groups_list_answers_as_if_it_did_not_exist(self, site: GroupSite) -> None:
        add(site, site.client(NORTH), "Jo Sample")
        jo = listed(site).members[0].id
        south = site.client(SOUTH)
        for page in ("", "/add", "/many", "/yes", "/check", f"/{jo}/change"):
            answer = south.get(site.address(NORTH, f"/members{page}"))
            missing = south.get(f"/groups/000000000000/members{page}")
            assert (answer.status_code, answer.data) == (404, missing.data), page
        for page in (f"/{jo}/change", f"/{jo}/out", "/000000000000/change"):
            answer = south.get(site.address(SOUTH, f"/members{page}"))
            assert answer.status_code in {404, 405}
        out = site.address(SOUTH, f"/members/{jo}/out")
        fields = {"csrf_token": token(south, site.address(SOUTH, "/members/add"))}
        assert south.post(out, data=fields).status_code == 404
        assert names(site) == ["Jo Sample"]

    def test_no_organiser_approves_a_list(self, site: GroupSite) -> None:
        organiser = site.client(NORTH)
        add(site, organiser, "Jo Sample")
        send(site, NORTH)
        fields = {
            "csrf_token": token(organiser, site.address(NORTH, "/members/add")),
            "content": listed(site).content_hash,
        }
        answer = organiser.post(site.address(NORTH, "/members/approve"), data=fields)
        assert answer.status_code == 404
        assert listed(site).state is ListState.SENT
