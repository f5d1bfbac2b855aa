"""All checks of a record, in the order of RECORD.md, section 9."""

import hashlib
from collections import Counter
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from pathlib import Path

from tests.second_verifier.box import (
    Box,
    parse_archive,
    parse_chain,
    read_result,
    read_setup,
    read_shares,
    read_tally,
    read_votes,
)
from tests.second_verifier.counting import Count, NeedsLot, count
from tests.second_verifier.definition import (
    HASH,
    Candidate,
    Contest,
    Definition,
    parse_definition,
)
from tests.second_verifier.files import is_jpeg, readme_text
from tests.second_verifier.group import point_text, require_signature
from tests.second_verifier.names import require_text
from tests.second_verifier.record import ALWAYS, Found, read_record, sort_files
from tests.second_verifier.strict_json import (
    Bad,
    Json,
    are_same,
    canonical,
    fields_of,
    list_of,
    number_of,
    object_of,
    parse_canonical,
    text_of,
    texts_of,
)
from tests.second_verifier.trail import (
    Leaf,
    merkle_root,
    parse_trail,
    require_about,
    require_checkpoint,
    tell,
)


@dataclass
class Report:
    """Findings: check, place, meaning."""

    findings: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, check: str, place: str, meaning: str) -> None:
        """Note a finding."""
        self.findings.append((check, place, meaning))

    def at(self, place: str) -> Callable[[str, str], None]:
        """Make a function that notes findings at one place."""
        return lambda check, meaning: self.add(check, place, meaning)

    def try_(self, check: str, place: str, step: Callable[[], None]) -> bool:
        """Run a step; what it refuses is a finding."""
        try:
            step()
        except Bad as error:
            self.add(check, place, str(error))
            return False
        return True

    @property
    def is_good(self) -> bool:
        """Nothing was found."""
        return not self.findings

    @property
    def is_valid(self) -> bool:
        """The record itself holds, whatever lies beside it."""
        return self.checks <= {"V00"}

    @property
    def checks(self) -> set[str]:
        """Numbers of the checks that failed."""
        return {check for check, _, _ in self.findings}


def verify(place: Path) -> Report:
    """Verify a record, folder or zip."""
    report = Report()
    try:
        return _verify(read_record(place), report)
    except Bad as error:
        report.add("V01", str(place), str(error))
        return report


def verify_files(files: Mapping[str, bytes]) -> Report:
    """Verify the files of a record that are in memory."""
    report = Report()
    try:
        return _verify(sort_files(files), report)
    except Bad as error:
        report.add("V01", "record", str(error))
        return report


def _verify(found: Found, report: Report) -> Report:
    files = found.files
    for name in found.others:
        report.add("V00", name, "is no file of a record")
    missing = [name for name in ALWAYS if name not in files]
    for name in missing:
        report.add("V01", name, "is not there")
    if "definition.json" in missing or "trail.jsonl" in missing:
        return report
    try:
        definition = parse_definition(files["definition.json"])
    except Bad as error:
        report.add("V03", "definition.json", str(error))
        return report
    _Record(dict(files), definition, report).check()
    return report


class _Record:
    def __init__(self, files: dict[str, bytes], definition: Definition, report: Report) -> None:
        self.files = files
        self.definition = definition
        self.report = report
        self.hash = hashlib.sha256(files["definition.json"]).hexdigest()
        self.lines = files["trail.jsonl"].removesuffix(b"\n").split(b"\n")
        self.boxes: dict[str, Box] = {}
        self.counts: dict[str, Count] = {}

    def check(self) -> None:
        self._names()
        if self.files.get("README.txt") != readme_text(self.definition).encode():
            self.report.add("V02", "README.txt", "another text")
        self.report.try_("V09", "candidates.json", self._candidates)
        try:
            leaves = parse_trail(self.files["trail.jsonl"])
        except Bad as error:
            self.report.add("V05", "trail.jsonl", str(error))
            return
        self.report.try_("V07", "checkpoint", self._checkpoint)
        try:
            self.story = tell(leaves, len(self.definition.key_holders))
        except Bad as error:
            self.report.add("V06", "trail.jsonl", str(error))
            return
        about = self.report.at("trail.jsonl")
        require_about(self.story, self.definition, self.hash, about)
        self._opened_again()
        for uuid, contest in self.definition.boxes.items():
            self._box(uuid, contest)
        if len({box.trustees_hash for box in self.boxes.values()}) > 1:
            self.report.add("V14", "boxes", "the trustees are not the same bytes in all boxes")
        if not self.report.is_valid:
            return
        self._boxes_and_trail()
        self._totals()
        self._cards()
        self._count()
        self._certificate()

    # The record

    def _names(self) -> None:
        for name in sorted(self.files):
            uuid = name.removeprefix("boxes/").removesuffix(".bel")
            if name.startswith("boxes/") and uuid not in self.definition.boxes:
                self.report.add("V12", name, "a box of no contest")
        if "certificate.json" in self.files and "counts.json" not in self.files:
            self.report.add("V01", "certificate.json", "is there without counts")

    def _candidates(self) -> None:
        whole = fields_of(
            parse_canonical(self.files.get("candidates.json", b"")),
            {"candidates": list, "format": str},
        )
        if whole["format"] != "repvote-candidates-1":
            raise Bad("format")
        expected = [
            (contest, candidate)
            for contest in self.definition.contests
            for candidate in contest.candidates
        ]
        items = list_of(whole["candidates"])
        if len(items) != len(expected):
            raise Bad("other people than stand")
        pictures = {name for name in self.files if name.startswith("pictures/")}
        for item, (contest, candidate) in zip(items, expected, strict=True):
            pictures -= {self._material(item, contest, candidate)}
        for name in sorted(pictures):
            self.report.add("V04", name, "is no photo of the definition")

    def _material(self, item: Json, contest: Contest, candidate: Candidate) -> str:
        optional = (str, type(None))
        fields = fields_of(
            item,
            {
                "contest": str,
                "id": str,
                "photo_salt": optional,
                "points": (list, type(None)),
                "points_salt": optional,
                "recording_salt": optional,
            },
        )
        if (fields["contest"], fields["id"]) != (contest.id, candidate.id):
            raise Bad("other people than stand, or in another order")
        if (fields["points"] is None) != (fields["points_salt"] is None):
            raise Bad(f"{candidate.id}: points without their salt, or the other way round")
        if fields["points"] is not None:
            points = texts_of(fields["points"])
            if len(points) > 3:
                raise Bad(f"{candidate.id}: more than three points")
            for point in points:
                require_text(point, 200)
            content = canonical(fields["points"])
            if _salted("points", fields["points_salt"], content) != candidate.points:
                raise Bad(f"{candidate.id}: other points than in the definition")
        if fields["recording_salt"] is not None:
            _salt(fields["recording_salt"])
            if not candidate.recording:
                raise Bad(f"{candidate.id}: a salt without a recording")
        return self._photo(fields["photo_salt"], candidate)

    def _photo(self, salt: Json, candidate: Candidate) -> str:
        name = f"pictures/{candidate.photo}.jpg"
        content = self.files.get(name)
        if (content is None) != (salt is None):
            self.report.add("V04", name, "a photo without its salt, or the other way round")
        elif content is not None and _salted("photo", salt, content) != candidate.photo:
            self.report.add("V04", name, "another photo than in the definition")
        elif content is not None and not is_jpeg(content):
            self.report.add("V04", name, "no JPEG")
        return name

    def _checkpoint(self) -> None:
        require_checkpoint(self.files.get("checkpoint", b""), self.definition, self.lines)

    # The boxes

    def _box(self, uuid: str, contest: Contest) -> None:
        name = f"boxes/{uuid}.bel"
        add = self.report.at(name)
        if name not in self.files:
            add("V12", "is not there")
            return
        try:
            _, entries = parse_archive(self.files[name])
        except Bad as error:
            add("V10", str(error))
            return
        box = Box(uuid)
        try:
            box.events = parse_chain(entries)
        except Bad as error:
            add("V11", str(error))
            return
        description = f"RepVote definition sha256:{self.hash}"
        read_setup(box, contest, description, self.definition.title, add)
        self._keys(box, add)
        self._printed(box, add)
        read_votes(box, contest, add)
        read_tally(box, contest, add)
        shares = read_shares(box, add)
        read_result(box, shares, len(self.definition.key_holders), add)
        self.boxes[uuid] = box

    def _keys(self, box: Box, add: Callable[[str, str], None]) -> None:
        reported = {
            number_of(leaf.body["key_holder"]): leaf.body["public_key"]
            for leaf in self.story.of_type("key_added")
        }
        keys = dict(enumerate(map(point_text, box.trustees), start=1))
        if box.trustees and keys != reported:
            add("V14", "other keys than in the trail")

    def _printed(self, box: Box, add: Callable[[str, str], None]) -> None:
        event = self.story.last("cards_made")
        boxes = object_of(event.body["boxes"]) if event else {}
        if box.uuid not in boxes:
            return
        body = object_of(boxes[box.uuid])
        if (body["credentials"], body["printed"]) != (box.credentials_hash, len(box.credentials)):
            add("V17", "other credentials than in the last cards_made")

    def _boxes_and_trail(self) -> None:
        last_heads: dict[str, int] = {}
        for leaf in self.story.leaves:
            if leaf.type == "contest_stopped":
                self._stop(leaf, last_heads)
            if leaf.type == "cards_made" or "boxes" not in leaf.body:
                continue
            if leaf.type == "loss_stated":
                self.report.try_("V21", leaf.type, partial(self._require_signed_loss, leaf))
            for uuid, head in object_of(leaf.body["boxes"]).items():
                fields = object_of(head)
                if leaf.type == "loss_stated":
                    self._loss(uuid, fields, leaf.seq, last_heads.get(uuid, 0))
                    fields = object_of(fields["kept"])
                else:
                    if number_of(fields["height"]) < last_heads.get(uuid, 0):
                        self.report.add("V21", f"{leaf.type}, {uuid}", "lower than a head before")
                    if not self._is_lost(uuid, fields, leaf.seq):
                        self._head(uuid, fields, leaf.type, leaf.body.get("key_holder"))
                last_heads[uuid] = number_of(fields["height"])
        for uuid, box in self.boxes.items():
            self._after_last_head(box, last_heads.get(uuid, -1))
            self._papers(box)
            self._repeats(box)

    def _totals(self) -> None:
        opened = self.story.last("result_opened")
        totals = object_of(opened.body["totals"]) if opened else {}
        for uuid, contest in self._opened_boxes().items() if opened else ():
            if totals[contest.id] != self.boxes[uuid].result:
                self.report.add("V26", contest.id, "other totals in the trail")

    def _opened_boxes(self) -> dict[str, Contest]:
        """List the contests with a box that were not stopped, by uuid."""
        stopped = self.story.stopped
        return {
            uuid: contest for uuid, contest in self.definition.boxes.items() if uuid not in stopped
        }

    def _stop(self, leaf: Leaf, last_heads: dict[str, int]) -> None:
        """Check V29, and V21 of the head that a stop names."""
        uuid, head = text_of(leaf.body["uuid"]), object_of(leaf.body["head"])
        height = number_of(head["height"])
        if uuid not in self.boxes:
            return
        if height < last_heads.get(uuid, 0):
            self.report.add("V21", f"{leaf.type}, {uuid}", "lower than a head before")
        if not self._is_lost(uuid, head, leaf.seq):
            self._head(uuid, head, leaf.type, None)
        last_heads[uuid] = height
        stops = [stop.body["uuid"] for stop in self.story.of_type("contest_stopped")]
        if stops.count(uuid) > 1:
            self.report.add("V29", uuid, "stopped more than once")
        if {event.type for event in self.boxes[uuid].events} - {"Setup", "Ballot"}:
            self.report.add("V29", uuid, "a stopped box that has more than votes")
        self.report.try_("V29", leaf.type, partial(self._require_signed_stop, leaf))

    def _opened_again(self) -> None:
        """Check V39."""
        leaves = self.story.leaves
        void = leaves[: len(leaves) - len(self.story.standing)]
        for leaf in void:
            named = [leaf.body["uuid"]] if leaf.type == "card_cancelled" else []
            named += object_of(leaf.body["boxes"]) if leaf.type == "cards_made" else []
            if set(named) & set(self.definition.boxes):
                self.report.add("V39", f"entry {leaf.seq}", "void cards for a box of this record")
            if leaf.type == "lists_opened_again":
                attempt = partial(self._require_opening, leaf, leaves[: leaf.seq])
                self.report.try_("V39", f"entry {leaf.seq}", attempt)

    def _require_opening(self, opening: Leaf, before: list[Leaf]) -> None:
        start = max(leaf.seq for leaf in before if leaf.type == "lists_locked")
        since = before[start:]
        keys: list[Json] = [
            hashlib.sha256(text_of(leaf.body["public_key"]).encode()).hexdigest()
            for leaf in since
            if leaf.type == "key_added"
        ]
        cards: dict[str, Json] = {}
        for leaf in since:
            if leaf.type == "cards_made":
                made = object_of(leaf.body["boxes"]).items()
                cards = {uuid: object_of(printed)["credentials"] for uuid, printed in made}
        said = {name: opening.body[name] for name in ("cards", "definition", "keys", "reason")}
        void = {"cards": cards, "definition": before[start].body["definition"], "keys": keys}
        if any(said[name] != value for name, value in void.items()):
            raise Bad("other lists, cards or keys than there were")
        if said["definition"] == self.hash:
            raise Bad("the definition of this record")
        message = b"repvote-open-again-v1\n" + canonical({**said, "seq": opening.seq})
        signing = []
        for role in ("secretary", "witness"):
            signed = object_of(opening.body[role])
            signing.append(bytes.fromhex(text_of(signed["public_key"])))
            require_signature(signing[-1], message, bytes.fromhex(text_of(signed["signature"])))
        if signing[0] == signing[1] or signing[0] != self.definition.officers[0][2]:
            raise Bad("not the secretary and somebody else")

    def _require_signed_stop(self, leaf: Leaf) -> None:
        said: Json = {
            "definition": self.hash,
            "head": leaf.body["head"],
            "reason": leaf.body["reason"],
            "seq": leaf.seq,
            "uuid": leaf.body["uuid"],
        }
        message = b"repvote-stop-v1\n" + canonical(said)
        for role, _, key in self.definition.officers:
            require_signature(key, message, bytes.fromhex(text_of(leaf.body[role])))

    def _losses(self, uuid: str, after: int) -> list[dict[str, dict[str, Json]]]:
        """List the losses of a box that are stated after an entry."""
        boxes = [
            object_of(leaf.body["boxes"])
            for leaf in self.story.of_type("loss_stated")
            if leaf.seq > after
        ]
        found = [object_of(heads[uuid]) for heads in boxes if uuid in heads]
        return [{name: object_of(head) for name, head in loss.items()} for loss in found]

    def _is_lost(self, uuid: str, head: dict[str, Json], seq: int) -> bool:
        height = number_of(head["height"])
        return any(
            number_of(loss["kept"]["height"]) < height < number_of(loss["lost"]["height"])
            or head == loss["lost"]
            for loss in self._losses(uuid, seq)
        )

    def _loss(self, uuid: str, loss: dict[str, Json], seq: int, reached: int) -> None:
        kept, lost = object_of(loss["kept"]), number_of(object_of(loss["lost"])["height"])
        if lost <= number_of(kept["height"]):
            self.report.add("V21", uuid, "a loss of nothing")
        elif lost < reached:
            self.report.add("V21", uuid, "the trail told more than the loss reaches")
        elif not self._is_lost(uuid, kept, seq):
            self._head(uuid, kept, "loss_stated", None)

    def _require_signed_loss(self, leaf: Leaf) -> None:
        said: Json = {"boxes": leaf.body["boxes"], "definition": self.hash, "seq": leaf.seq}
        message = b"repvote-loss-v1\n" + canonical(said)
        for role, _, key in self.definition.officers:
            require_signature(key, message, bytes.fromhex(text_of(leaf.body[role])))

    def _head(self, uuid: str, head: dict[str, Json], type_: str, holder: Json) -> None:
        events = self.boxes[uuid].events
        height = number_of(head["height"])
        place = f"{type_}, {uuid}"
        if height >= len(events) or events[height].hash != head["head"]:
            self.report.add("V21", place, "the head is not on the chain")
            return
        expected = {
            "voting_opened": {"Setup"},
            "voting_closed": {"Setup", "Ballot"},
            "papers_sealed": {"Setup", "Ballot"},
            "loss_stated": {"Setup", "Ballot"},
            "contest_stopped": {"Setup", "Ballot"},
            "count_started": {"EncryptedTally"},
            "shares_added": {"PartialDecryption"},
            "result_opened": {"Result"},
        }[type_]
        event = events[height]
        if event.type not in expected:
            self.report.add("V21", place, f"the head is at {event.type}")
        elif type_ == "shares_added":
            number = [earlier.height for earlier in self.boxes[uuid].of_type(event.type)].index(
                height
            )
            if self.boxes[uuid].owners[number] != holder:
                self.report.add("V21", place, "the head is at another holder's share")

    def _after_last_head(self, box: Box, height: int) -> None:
        after = {event.type for event in box.events[height + 1 :]}
        takes_votes = self.story.stage == "open" and box.uuid not in self.story.stopped
        if after - ({"Ballot"} if takes_votes else set()):
            self.report.add("V22", box.uuid, "events after the last head of the trail")

    def _heights_at_the_close(self, uuid: str, closed: Leaf) -> list[int]:
        """Find the last vote from a tablet, and the last paper that a batch names."""
        heights = [number_of(object_of(object_of(closed.body["boxes"])[uuid])["height"])] * 2
        for leaf in self.story.leaves[closed.seq :]:
            body = object_of(leaf.body.get("boxes", {})).get(uuid)
            if leaf.type == "papers_sealed":
                heights[1] = max(heights[1], number_of(object_of(body)["height"]))
            elif leaf.type == "loss_stated" and body is not None:
                kept = number_of(object_of(object_of(body)["kept"])["height"])
                heights = [min(heights[0], kept), kept]
        return heights

    def _papers(self, box: Box) -> None:
        closed = self.story.last("voting_closed")
        if not closed or box.uuid in self.story.stopped:
            return
        heights = self._heights_at_the_close(box.uuid, closed)
        seen: set[str] = set()
        for height, credential, _ in box.votes:
            if height > heights[0]:
                if height > heights[1]:
                    self.report.add("V27", box.uuid, f"vote {height} belongs to no batch")
                if credential in seen:
                    self.report.add("V27", box.uuid, f"vote {height}: a card that voted before")
            seen.add(credential)

    def _repeats(self, box: Box) -> None:
        times = Counter(credential for _, credential, _ in box.votes)
        for credential, number in times.items():
            if number > self.definition.votes_per_card:
                self.report.add("V28", box.uuid, f"{credential} has {number} votes")

    # Cards

    def _cards(self) -> None:
        try:
            cards = self._read_cards()
        except Bad as error:
            self.report.add("V30", "cards.json", str(error))
            return
        expected = {
            (uuid, credential) for uuid, box in self.boxes.items() for credential in box.credentials
        }
        if set(cards) != expected:
            self.report.add("V31", "cards.json", "other cards than the credentials of the boxes")
        if _are_close([pictures for pictures, _ in cards.values()]):
            self.report.add("V32", "cards.json", "two codes are too much alike")
        cancelled = self._cancelled()
        if len(set(cancelled)) != len(cancelled) or not set(cancelled) <= expected:
            self.report.add("V33", "trail.jsonl", "a card cancelled twice, or no card")
        for (uuid, credential), (_, state) in cards.items():
            if uuid in self.boxes and state != self._state(uuid, credential, cancelled):
                self.report.add("V33", credential, f"is {state} in cards.json")
        for uuid, credential in cancelled:
            if uuid in self.boxes and credential in self.boxes[uuid].voted:
                self.report.add("V34", credential, "a cancelled card has a vote")
        self._numbers(cards)

    def _read_cards(self) -> dict[tuple[str, str], tuple[tuple[int, ...], str]]:
        whole = fields_of(
            parse_canonical(self.files.get("cards.json", b"")), {"cards": list, "format": str}
        )
        if whole["format"] != "repvote-cards-1":
            raise Bad("format")
        cards: dict[tuple[str, str], tuple[tuple[int, ...], str]] = {}
        before = ("", "")
        for item in list_of(whole["cards"]):
            kinds = {"credential": str, "pictures": list, "state": str, "uuid": str}
            fields = fields_of(item, kinds)
            credential = text_of(fields["credential"])
            key = (text_of(fields["uuid"]), credential)
            if key <= before:
                raise Bad("cards are not sorted")
            pictures = pictures_of(credential)
            if fields["pictures"] != list(pictures):
                raise Bad("other pictures than the credential has")
            if fields["state"] not in {"used", "cancelled", "unused"}:
                raise Bad("another state")
            cards[key], before = (pictures, text_of(fields["state"])), key
        return cards

    def _cancelled(self) -> list[tuple[str, str]]:
        listed = {
            (uuid, credential) for uuid, box in self.boxes.items() for credential in box.credentials
        }
        return self.story.cancelled(listed)

    def _state(self, uuid: str, credential: str, cancelled: Container[tuple[str, str]]) -> str:
        if (uuid, credential) in cancelled:
            return "cancelled"
        return "used" if credential in self.boxes[uuid].voted else "unused"

    def _numbers(self, cards: Mapping[tuple[str, str], object]) -> None:
        agreed = self.story.last("small_contests_agreed")
        uuids = texts_of(agreed.body["uuids"]) if agreed else []
        stated = self.story.last("differences_stated")
        told: Json = stated.body["more_votes"] if stated else {}
        more = {name: used - voters for name, (used, voters) in self._more_votes().items()}
        if told != more and (stated or self.story.stage == "certified"):
            self.report.add("V36", "trail.jsonl", "more votes than voters, and not so stated")
        stopped = self.story.stopped
        for uuid, contest in self.definition.boxes.items():
            used = len(self.boxes[uuid].voted)
            is_small = used < self.definition.small_contest and uuid not in stopped
            if self.story.has_started_counting and is_small and uuid not in uuids:
                self.report.add("V37", contest.id, "a small contest without agreement")
            self._spare(contest, self._voters(contest))
            printed = sum(uuid == each for each, _ in cards)
            if printed != len(self.boxes[uuid].credentials):
                self.report.add("V35", uuid, "printed is not used + cancelled + unused")

    def _voters(self, contest: Contest) -> int:
        locked = self.story.last("lists_locked")
        return number_of(object_of(locked.body["electorates"])[contest.id]) if locked else 0

    def _lost_votes(self) -> dict[str, int]:
        """Count by how many votes a margin may be wrong, by contest that has lost any."""
        lost: dict[str, int] = {}
        for uuid, contest in self._opened_boxes().items():
            for loss in self._losses(uuid, 0):
                kept, last = (number_of(loss[name]["height"]) for name in ("kept", "lost"))
                number = lost.get(contest.id, 0) + last - kept + min(last - kept, kept)
                lost[contest.id] = number
        return lost

    def _more_votes(self) -> dict[str, tuple[int, int]]:
        pairs = {
            contest.id: (len(self.boxes[uuid].voted), self._voters(contest))
            for uuid, contest in self._opened_boxes().items()
        }
        return {name: (used, voters) for name, (used, voters) in pairs.items() if used > voters}

    def _spare(self, contest: Contest, voters: int) -> None:
        event = self.story.last("cards_made")
        cards = object_of(object_of(event.body["boxes"])[contest.uuid]) if event else {}
        spare = max(2, -(-voters * self.definition.spare_percent // 100))
        if not voters <= number_of(cards["printed"]) <= voters + spare:
            self.report.add("V38", contest.id, "too few cards, or too many spare ones")

    # Counts

    def _count(self) -> None:
        is_due = self.story.stage in {"results", "certified"}
        if is_due != ("counts.json" in self.files):
            self.report.add("V40", "counts.json", "is there and not due, or the other way round")
            return
        if self.story.is_opened:
            self._count_again(is_due)
        if is_due:
            self.report.try_("V40", "counts.json", self._compare_counts)

    def _lots(self, contest: Contest) -> list[Json]:
        return [
            leaf.body["lot"]
            for leaf in self.story.of_type("lot_drawn")
            if leaf.body["contest"] == contest.id
        ]

    @property
    def _counted(self) -> list[Contest]:
        """Contests that get a result."""
        stopped = self.story.stopped
        return [contest for contest in self.definition.contests if contest.uuid not in stopped]

    def _count_again(self, is_due: bool) -> None:
        for contest in self._counted:
            lots = self._lots(contest)
            totals = self.boxes[contest.uuid].result if contest.has_box else []
            if totals is None:
                continue  # a result that does not open is V25, one that is not there V21
            try:
                if len(lots) > 1:
                    raise Bad("more than one lot")
                self.counts[contest.id] = count(contest, totals, lots[0] if lots else None)
            except NeedsLot:
                if is_due:
                    self.report.add("V42", contest.id, "a tie is left")
            except Bad as error:
                self.report.add("V42", contest.id, str(error))

    def _compare_counts(self) -> None:
        whole = fields_of(
            parse_canonical(self.files["counts.json"]), {"contests": list, "format": str}
        )
        if whole["format"] != "repvote-counts-2":
            raise Bad("format")
        items = list_of(whole["contests"])
        if len(items) != len(self._counted):
            raise Bad("other contests")
        for item, contest in zip(items, self._counted, strict=True):
            self._compare_count(item, contest)
        filled = self.story.last("seats_filled")
        body = object_of(filled.body["elected"]) if filled else {}
        for contest in self._counted:
            counted = self.counts.get(contest.id)
            if counted and body[contest.id] != list(counted.elected):
                self.report.add("V44", contest.id, "others are elected in the trail")

    def _compare_count(self, item: Json, contest: Contest) -> None:
        names = ("elected", "lots", "steps", "totals")
        kinds = {"contest": str, "counted": int, **dict.fromkeys(names, list)}
        fields = fields_of(item, kinds)
        if fields["contest"] != contest.id:
            raise Bad("contests in another order")
        box = self.boxes.get(contest.uuid)
        totals: Json = list(box.result or []) if box else []
        counted = box.num_tallied if box else 0
        if not are_same([fields["totals"], fields["counted"]], [totals, counted]):
            self.report.add("V41", contest.id, "other totals than the box opened to")
        if not are_same(fields["lots"], self._lots(contest)):
            self.report.add("V42", contest.id, "other lots than in the trail")
        mine = self.counts.get(contest.id)
        told: Json = {"elected": fields["elected"], "steps": fields["steps"]}
        if mine and not are_same(told, {"elected": list(mine.elected), "steps": mine.steps}):
            self.report.add("V43", contest.id, "elected or steps do not follow by the rules")

    # Certificate

    def _certificate(self) -> None:
        is_due = self.story.stage == "certified"
        if is_due != ("certificate.json" in self.files):
            self.report.add("V50", "certificate.json", "is there and not due, or the other way")
        elif is_due:
            self.report.try_("V50", "certificate.json", self._compare_certificate)

    def _compare_certificate(self) -> None:
        content = self.files["certificate.json"]
        kinds = {"body": dict, "signatures": list}
        fields = fields_of(parse_canonical(content), kinds)
        certified = self.story.last("certified")
        if certified and certified.body["certificate"] != hashlib.sha256(content).hexdigest():
            self.report.add("V53", "trail.jsonl", "the hash of another certificate")
        expected = self._certificate_body(certified.seq if certified else 0)
        if canonical(fields["body"]) != canonical(expected):
            self.report.add("V51", "certificate.json", "the body is not what the rest says")
        message = b"repvote-certificate-v1\n" + canonical(fields["body"])
        signatures = list_of(fields["signatures"])
        if len(signatures) != len(self.definition.officers):
            raise Bad("not two signatures")
        for item, (role, name, key) in zip(signatures, self.definition.officers, strict=True):
            parts = fields_of(item, {"name": str, "role": str, "signature": str})
            if parts["role"] != role:
                raise Bad("secretary first, then witness")
            self.report.try_("V52", role, partial(_require_sign, parts, name, key, message))

    def _certificate_body(self, size: int) -> Json:
        cancelled = self._cancelled()
        cards: dict[str, Json] = {}
        heads: dict[str, Json] = {}
        for uuid, box in self.boxes.items():
            numbers = [sum(each == uuid for each, _ in cancelled), len(box.voted)]
            printed = len(box.credentials)
            cards[uuid] = {
                "cancelled": numbers[0],
                "printed": printed,
                "unused": printed - sum(numbers),
                "used": numbers[1],
            }
            heads[uuid] = {"head": box.events[-1].hash, "height": box.events[-1].height}
        differences: dict[str, Json] = {}
        again = set()
        more, lost = self._more_votes(), self._lost_votes()
        for contest in self.definition.boxes.values():
            name = contest.id
            if name not in more and name not in lost:
                continue
            used, voters = len(self.boxes[contest.uuid].voted), self._voters(contest)
            margin = self._margin(name)
            doubtful = max(0, used - voters) + lost.get(name, 0)
            is_certified = margin is None or margin > doubtful
            differences[name] = {
                "certified": is_certified,
                "lost": lost.get(name, 0),
                "margin": margin,
                "voters": voters,
                "votes": used,
            }
            again |= set() if is_certified else {name}
        elected: dict[str, Json] = {
            id_: list(each.elected) for id_, each in self.counts.items() if id_ not in again
        }
        stopped: dict[str, Json] = {
            self.definition.boxes[uuid].id: why for uuid, why in self.story.stopped.items()
        }
        return {
            "boxes": heads,
            "cards": cards,
            "definition": self.hash,
            "differences": differences,
            "elected": elected,
            "format": "repvote-certificate-1",
            "stopped": stopped,
            "trail_root": merkle_root(self.lines[:size]).hex(),
            "trail_size": size,
        }

    def _margin(self, contest_id: str) -> int | None:
        contest = next(known for known in self.definition.contests if known.id == contest_id)
        totals = sorted(self.boxes[contest.uuid].result or [], reverse=True)
        if len(totals) <= contest.seats:
            return None
        return totals[contest.seats - 1] - totals[contest.seats]


def _require_sign(parts: dict[str, Json], name: str, key: bytes, message: bytes) -> None:
    if parts["name"] != name:
        raise Bad("another name")
    text = text_of(parts["signature"])
    try:
        signature = bytes.fromhex(text)
    except ValueError as error:
        raise Bad("not hex") from error
    if signature.hex() != text:
        raise Bad("not hex of the one form")
    require_signature(key, message, signature)


def _salt(value: Json) -> bytes:
    text = text_of(value)
    if not HASH.match(text):
        raise Bad("a salt is 64 hex digits")
    return bytes.fromhex(text)


def _salted(kind: str, salt: Json, content: bytes) -> str:
    tag = f"repvote-candidate-v1\n{kind}\n".encode()
    return hashlib.sha256(tag + _salt(salt) + content).hexdigest()


def pictures_of(credential: str) -> tuple[int, ...]:
    """Return the six pictures of a card."""
    digest = hashlib.sha256(b"repvote-pictures-v1|" + credential.encode()).digest()
    bits = int.from_bytes(digest, "big") >> (256 - 30)
    return tuple(bits >> (25 - 5 * place) & 31 for place in range(6))


def _are_close(codes: list[tuple[int, ...]]) -> bool:
    """Tell whether two codes agree in at least 4 of 6 places."""
    for places in combinations(range(6), 4):
        parts = [tuple(code[place] for place in places) for code in codes]
        if len(set(parts)) != len(parts):
            return True
    return False
