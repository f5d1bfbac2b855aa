"""A box: its archive, its chain, and everything that is proved inside it."""

import base64
import hashlib
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.second_verifier.definition import Contest
from tests.second_verifier.group import (
    NEUTRAL,
    Q,
    base_times,
    hash_number,
    minus,
    parse_point,
    parse_scalar,
    plus,
    point_text,
    times,
)
from tests.second_verifier.strict_json import (
    Bad,
    Json,
    compact,
    fields_of,
    list_of,
    number_of,
    numbers_of,
    object_of,
    parse_belenios,
    text_of,
    texts_of,
)

Add = Callable[[str, str], None]
Ciphertext = tuple[bytes, bytes]
Proof = tuple[int, int]

_NAME = re.compile(rb"[0-9a-f]{64}\.(data|event)\.json\Z")
_PIECES = {
    "Setup": 4,
    "Ballot": 1,
    "EndBallots": 0,
    "EncryptedTally": 2,
    "PartialDecryption": 2,
    "Result": 1,
}
_AFTER: dict[str | None, set[str]] = {
    None: {"Setup"},
    "Setup": {"Ballot", "EndBallots"},
    "Ballot": {"Ballot", "EndBallots"},
    "EndBallots": {"EncryptedTally"},
    "EncryptedTally": {"PartialDecryption"},
    "PartialDecryption": {"PartialDecryption", "Result"},
    "Result": set(),
}


@dataclass(frozen=True)
class Entry:
    """One entry of the archive after the first."""

    is_event: bool
    hash: str
    content: bytes


@dataclass(frozen=True)
class Event:
    """One event of the chain with the pieces of data before it."""

    hash: str
    type: str
    height: int
    data: tuple[Entry, ...]


@dataclass
class Box:
    """The contents of a box; what could not be read is empty."""

    uuid: str
    events: list[Event] = field(default_factory=list)
    election_hash: str = ""
    public_key: bytes | None = None
    trustees: list[bytes] = field(default_factory=list)
    credentials: list[str] = field(default_factory=list)
    credentials_hash: str = ""
    trustees_hash: str = ""
    votes: list[tuple[int, str, list[Ciphertext]]] = field(default_factory=list)
    tally: list[Ciphertext] | None = None
    num_tallied: int | None = None
    owners: list[int] = field(default_factory=list)
    result: list[int] | None = None

    @property
    def voted(self) -> set[str]:
        """Credentials with a vote in the box."""
        return {credential for _, credential, _ in self.votes}

    def of_type(self, type_: str) -> list[Event]:
        """List all events of a type."""
        return [event for event in self.events if event.type == type_]


def parse_archive(content: bytes) -> tuple[int, list[Entry]]:
    """Read the old-style tar archive, byte for byte (V10).

    Returns:
        Time of the header, and all entries after it.
    """
    entries: list[Entry] = []
    timestamp: int | None = None
    place = 0
    while place < len(content):
        name, size, time = _tar_header(content[place : place + 512])
        body = content[place + 512 : place + 512 + size]
        padding = -size % 512
        end = place + 512 + size + padding
        if len(body) != size or end > len(content):
            raise Bad("the archive ends inside an entry")
        if content[place + 512 + size : end].strip(b"\0"):
            raise Bad("an entry is not filled with zeros")
        if timestamp is None:
            timestamp = _belenios_header(name, body)
        else:
            entries.append(_entry(name, body))
        if time != timestamp:
            raise Bad("an entry has another time")
        place = end
    if timestamp is None:
        raise Bad("the archive is empty")
    return timestamp, entries


def _tar_header(header: bytes) -> tuple[bytes, int, int]:
    if len(header) != 512:
        raise Bad("the archive ends inside a header")
    name = header[:100].split(b"\0", 1)[0]
    size, time = _octal(header[124:136]), _octal(header[136:148])
    again = bytearray(512)
    again[: len(name)] = name
    again[100:124] = b"0000644\0" + b"0000000\0" * 2
    again[124:148] = b"%011o\0%011o\0" % (size, time)
    again[148:156] = b" " * 8
    again[156:157] = b"0"
    again[148:156] = b"%06o\0 " % sum(again)
    if bytes(again) != header or len(name) > 99:
        raise Bad("a header is not of the one form")
    return name, size, time


def _octal(digits: bytes) -> int:
    if not re.match(rb"[0-7]{11}\0\Z", digits):
        raise Bad("a number of a header is not octal")
    return int(digits[:11], 8)


def _belenios_header(name: bytes, body: bytes) -> int:
    if name != b"BELENIOS":
        raise Bad("the first entry is not BELENIOS")
    header = fields_of(parse_belenios(body), {"version": int, "timestamp": str}, is_ordered=True)
    timestamp = text_of(header["timestamp"])
    if header["version"] != 1 or not re.match(r"(0|[1-9][0-9]{0,10})\Z", timestamp):
        raise Bad("the header of the archive")
    return int(timestamp)


def _entry(name: bytes, body: bytes) -> Entry:
    if not _NAME.match(name):
        raise Bad("the name of an entry")
    digest = hashlib.sha256(body).hexdigest()
    if name[:64].decode() != digest:
        raise Bad("an entry is not named by its hash")
    return Entry(name.endswith(b".event.json"), digest, body)


def parse_chain(entries: Sequence[Entry]) -> list[Event]:
    """Read events that name their parents, and each piece of data where it belongs (V11)."""
    events: list[Event] = []
    waiting: list[Entry] = []
    for entry in entries:
        if not entry.is_event:
            waiting.append(entry)
            continue
        events.append(_event(entry, tuple(waiting), events[-1] if events else None))
        waiting = []
    if waiting:
        raise Bad("data after the last event")
    if not events:
        raise Bad("no Setup")
    return events


def _event(entry: Entry, data: tuple[Entry, ...], before: Event | None) -> Event:
    value = object_of(parse_belenios(entry.content))
    type_ = text_of(value.get("type"))
    if type_ not in _AFTER[before.type if before else None]:
        raise Bad(f"{type_} does not stand here")
    kinds: dict[str, type] = {"parent": str} if before else {}
    kinds |= {"height": int, "type": str}
    if _PIECES[type_]:
        kinds["payload"] = str
    fields_of(value, kinds, is_ordered=True)
    if before and value["parent"] != before.hash:
        raise Bad("an event has another parent")
    if value["height"] != (before.height + 1 if before else 0):
        raise Bad("an event has another height")
    if len(data) != _PIECES[type_]:
        raise Bad(f"{len(data)} pieces of data before {type_}")
    if data and value["payload"] != data[-1].hash:
        raise Bad("the payload is not the last piece of data")
    _require_references(type_, data)
    return Event(entry.hash, type_, number_of(value["height"]), data)


def _require_references(type_: str, data: tuple[Entry, ...]) -> None:
    """Require that the payload of three events names the pieces of data before it."""
    if type_ == "Setup":
        names = {"election": 0, "trustees": 1, "credentials": 2}
        kinds: dict[str, type] = dict.fromkeys(names, str)
    elif type_ == "EncryptedTally":
        names = {"encrypted_tally": 0}
        kinds = {"num_tallied": int, "total_weight": int, "encrypted_tally": str}
    elif type_ == "PartialDecryption":
        names = {"payload": 0}
        kinds = {"owner": int, "payload": str}
    else:
        return
    payload = fields_of(parse_belenios(data[-1].content), kinds, is_ordered=True)
    for name, place in names.items():
        if payload[name] != data[place].hash:
            raise Bad(f"{name} is another piece of data")


# Setup


def read_setup(box: Box, contest: Contest, description: str, title: str, add: Add) -> None:
    """Read election, key holders, joint key and credentials (V13 to V16)."""
    election, trustees, credentials, _ = (entry.content for entry in box.events[0].data)
    box.election_hash = box.events[0].data[0].hash
    box.trustees_hash = box.events[0].data[1].hash
    box.credentials_hash = box.events[0].data[2].hash
    try:
        box.public_key = _election(election, contest, description, title)
    except Bad as error:
        add("V13", str(error))
    try:
        box.trustees = parse_trustees(trustees)
    except Bad as error:
        add("V14", str(error))
    try:
        box.credentials = _credentials(credentials)
    except Bad as error:
        add("V16", str(error))
    if box.trustees and box.public_key:
        joint = NEUTRAL
        for key in box.trustees:
            joint = plus(joint, key)
        if joint != box.public_key:
            add("V15", "the joint key is not the product of the key holders' keys")


def _election(content: bytes, contest: Contest, description: str, title: str) -> bytes:
    value = object_of(parse_belenios(content))
    public_key = value.get("public_key")
    expected: Json = {
        "version": 1,
        "description": description,
        "name": f"{title}: {contest.title}",
        "group": "Ed25519",
        "public_key": public_key,
        "questions": [
            {
                "answers": [candidate.name for candidate in contest.candidates],
                "min": 0,
                "max": min(contest.max_choices, len(contest.candidates)),
                "question": contest.question,
            }
        ],
        "uuid": contest.uuid,
    }
    if compact(expected) != content:
        raise Bad("the election is not what the definition says")
    return parse_point(public_key)


def parse_trustees(content: bytes) -> list[bytes]:
    """Read the key holders' keys: all of kind Single, with proofs, all different."""
    keys = []
    for item in list_of(parse_belenios(content)):
        pair = list_of(item)
        if len(pair) != 2 or pair[0] != "Single":
            raise Bad("not a Single key")
        fields = fields_of(pair[1], {"pok": dict, "public_key": str}, is_ordered=True)
        key = parse_point(fields["public_key"])
        challenge, response = parse_proof(fields["pok"])
        commitment = plus(base_times(response), times(key, challenge))
        if challenge != hash_number(f"pok|Ed25519|{point_text(key)}|{point_text(commitment)}"):
            raise Bad("a proof of a key does not hold")
        keys.append(key)
    if len(set(keys)) != len(keys):
        raise Bad("two key holders have one key")
    return keys


def parse_proof(value: Json) -> Proof:
    """Parse challenge and response."""
    fields = fields_of(value, {"challenge": str, "response": str}, is_ordered=True)
    return parse_scalar(fields["challenge"]), parse_scalar(fields["response"])


def _credentials(content: bytes) -> list[str]:
    credentials = texts_of(parse_belenios(content))
    for credential in credentials:
        parse_point(credential)
    if any(first >= second for first, second in itertools.pairwise(credentials)):
        raise Bad("credentials are not sorted and different")
    return credentials


# Votes


def read_votes(box: Box, contest: Contest, add: Add) -> None:
    """Read and check every sealed vote (V18 to V20)."""
    credentials = set(box.credentials)
    seen: set[str] = set()
    for event in box.of_type("Ballot"):
        payload = event.data[0]
        if payload.hash in seen:
            add("V20", f"height {event.height}: the same vote stood in the box before")
        seen.add(payload.hash)
        if box.public_key is None:
            continue
        try:
            credential, choices = _ballot(payload.content, box, contest, box.public_key)
        except Bad as error:
            add("V18", f"height {event.height}: {error}")
            continue
        if credential not in credentials:
            add("V19", f"height {event.height}: its credential is not on the list")
        box.votes.append((event.height, credential, choices))


def fingerprint(content: bytes) -> str:
    """Compute Base64 of SHA-256, without padding."""
    return base64.b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")


def _ballot(
    content: bytes, box: Box, contest: Contest, joint_key: bytes
) -> tuple[str, list[Ciphertext]]:
    value = fields_of(
        parse_belenios(content),
        {
            "election_uuid": str,
            "election_hash": str,
            "credential": str,
            "answers": list,
            "signature": dict,
        },
        is_ordered=True,
    )
    phi = base64.b64encode(bytes.fromhex(box.election_hash)).decode().rstrip("=")
    if value["election_uuid"] != box.uuid or value["election_hash"] != phi:
        raise Bad("a vote of another election")
    credential = text_of(value["credential"])
    key = parse_point(credential)
    signature = fields_of(value["signature"], {"hash": str, "proof": dict}, is_ordered=True)
    unsigned = {name: part for name, part in value.items() if name != "signature"}
    if signature["hash"] != fingerprint(compact(unsigned)):
        raise Bad("the hash of the vote")
    challenge, response = parse_proof(signature["proof"])
    commitment = plus(base_times(response), times(key, challenge))
    if challenge != hash_number(f"sig|{signature['hash']}|{point_text(commitment)}"):
        raise Bad("the signature of the vote")
    return credential, _answer(list_of(value["answers"]), contest, joint_key, f"{phi}|{credential}")


def _answer(answers: list[Json], contest: Contest, joint_key: bytes, s_0: str) -> list[Ciphertext]:
    if len(answers) != 1:
        raise Bad("not one answer")
    fields = fields_of(
        answers[0],
        {"choices": list, "individual_proofs": list, "overall_proof": list},
        is_ordered=True,
    )
    number = len(contest.candidates)
    choices = [parse_ciphertext(item) for item in list_of(fields["choices"])]
    proofs = list_of(fields["individual_proofs"])
    if len(choices) != number or len(proofs) != number:
        raise Bad("not as many choices as people")
    for choice, proof in zip(choices, proofs, strict=True):
        _require_interval(s_0, joint_key, choice, list_of(proof), (0, 1))
    joined = ",".join(f"{point_text(alpha)},{point_text(beta)}" for alpha, beta in choices)
    values = tuple(range(min(contest.max_choices, number) + 1))
    _require_interval(
        f"{s_0}|{joined}", joint_key, _sum(choices), list_of(fields["overall_proof"]), values
    )
    return choices


def parse_ciphertext(value: Json, *, may_be_neutral: bool = False) -> Ciphertext:
    """Parse alpha and beta."""
    fields = fields_of(value, {"alpha": str, "beta": str}, is_ordered=True)
    return (
        parse_point(fields["alpha"], may_be_neutral=may_be_neutral),
        parse_point(fields["beta"], may_be_neutral=may_be_neutral),
    )


def _sum(ciphertexts: Sequence[Ciphertext]) -> Ciphertext:
    alpha = beta = NEUTRAL
    for more_alpha, more_beta in ciphertexts:
        alpha, beta = plus(alpha, more_alpha), plus(beta, more_beta)
    return alpha, beta


def _require_interval(
    string: str,
    joint_key: bytes,
    ciphertext: Ciphertext,
    proofs: list[Json],
    values: tuple[int, ...],
) -> None:
    if len(proofs) != len(values):
        raise Bad("not as many proofs as values")
    alpha, beta = ciphertext
    total = 0
    commitments = []
    for item, value in zip(proofs, values, strict=True):
        challenge, response = parse_proof(item)
        total += challenge
        a = plus(base_times(response), times(alpha, challenge))
        b = plus(times(joint_key, response), times(minus(beta, base_times(value)), challenge))
        commitments += [point_text(a), point_text(b)]
    text = f"prove|{string}|{point_text(alpha)},{point_text(beta)}|{','.join(commitments)}"
    if hash_number(text) != total % Q:
        raise Bad("a proof of a choice")


# Count


def last_votes(box: Box) -> dict[str, list[Ciphertext]]:
    """List the last vote of each credential."""
    return {credential: choices for _, credential, choices in box.votes}


def read_tally(box: Box, contest: Contest, add: Add) -> None:
    """Check the sum of the last votes, and their number (V23)."""
    for event in box.of_type("EncryptedTally"):
        votes = last_votes(box)
        sums = [
            _sum([choices[place] for choices in votes.values()])
            for place in range(len(contest.candidates))
        ]
        expected: Json = [
            [{"alpha": point_text(alpha), "beta": point_text(beta)} for alpha, beta in sums]
        ]
        if event.data[0].content != compact(expected):
            add("V23", "the encrypted tally is not the sum of the last votes")
        sized = object_of(parse_belenios(event.data[1].content))
        if (sized["num_tallied"], sized["total_weight"]) != (len(votes), len(votes)):
            add("V23", "the number of votes")
        box.tally, box.num_tallied = sums, len(votes)


def read_shares(box: Box, add: Add) -> list[list[bytes]]:
    """Read every share and check its proofs (V24).

    Returns:
        The factors of the good shares.
    """
    shares = []
    for event in box.of_type("PartialDecryption"):
        owner = number_of(object_of(parse_belenios(event.data[1].content))["owner"])
        try:
            if not 1 <= owner <= len(box.trustees):
                raise Bad("no such key holder")
            if owner in box.owners:
                raise Bad("a second share")
            shares.append(_share(event.data[0].content, box, box.trustees[owner - 1]))
        except Bad as error:
            add("V24", f"key holder {owner}: {error}")
        box.owners.append(owner)
    return shares


def _share(content: bytes, box: Box, key: bytes) -> list[bytes]:
    fields = fields_of(
        parse_belenios(content),
        {"decryption_factors": list, "decryption_proofs": list},
        is_ordered=True,
    )
    rows, proof_rows = list_of(fields["decryption_factors"]), list_of(fields["decryption_proofs"])
    tally = box.tally or []
    if len(rows) != 1 or len(proof_rows) != 1:
        raise Bad("not one question")
    factors = [parse_point(item, may_be_neutral=True) for item in list_of(rows[0])]
    proofs = [parse_proof(item) for item in list_of(proof_rows[0])]
    if len(factors) != len(tally) or len(proofs) != len(tally):
        raise Bad("not as many factors as people")
    phi = base64.b64encode(bytes.fromhex(box.election_hash)).decode().rstrip("=")
    for (alpha, _), factor, (challenge, response) in zip(tally, factors, proofs, strict=True):
        a = plus(base_times(response), times(key, challenge))
        b = plus(times(alpha, response), times(factor, challenge))
        text = f"decrypt|{phi}|{point_text(key)}|{point_text(a)},{point_text(b)}"
        if challenge != hash_number(text):
            raise Bad("a proof does not hold")
    return factors


def read_result(box: Box, shares: list[list[bytes]], needed: int, add: Add) -> None:
    """Check that the result is what the shares open (V25)."""
    for event in box.of_type("Result"):
        try:
            rows = list_of(
                fields_of(parse_belenios(event.data[0].content), {"result": list})["result"]
            )
            if len(rows) != 1:
                raise Bad("not one question")
            result = numbers_of(rows[0])
            if len(shares) < needed:
                raise Bad("not enough shares")
            if result != _opened(box, shares[:needed]):
                raise Bad("the shares open to other numbers")
            box.result = result
        except Bad as error:
            add("V25", str(error))


def _opened(box: Box, shares: list[list[bytes]]) -> list[int]:
    powers = {NEUTRAL: 0}
    power = NEUTRAL
    for number in range(1, (box.num_tallied or 0) + 1):
        power = plus(power, base_times(1))
        powers[power] = number
    totals = []
    for place, (_, beta) in enumerate(box.tally or []):
        opened = beta
        for factors in shares:
            opened = minus(opened, factors[place])
        if opened not in powers:
            raise Bad("the shares open to no number of votes")
        totals.append(powers[opened])
    return totals
