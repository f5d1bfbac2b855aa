"""An election to be heard, and a voice that hums and remembers what it was asked to say."""

from __future__ import annotations

import json
import math
import struct
import wave
from dataclasses import dataclass, field
from io import BytesIO

from ballots.definition.material import new_material
from ballots.definition.model import Log
from elections.audio.errors import NoSound
from elections.audio.texts import SpokenElection
from elections.domain.drafting import build_election
from elections.domain.election_folder import read_draft
from tests.factories import election_factory

POINTS = {
    "Ann Ash": ["I want more buses.", "I ask questions.", "I speak up."],
    "Bea Birch": ["I have time.", "I know the board.", "I am fair."],
    "Cy Crane": ["I listen.", "I like plain words.", "I come every time."],
    "Dot Dill": ["My son is 30.", "I know other families.", "I write letters."],
}


def tone(seconds: float, loud: float = 0.4, silence: float = 0.3, rate: int = 22_050) -> bytes:
    """Make a WAV file: silence, a tone that swells like speech, silence."""
    quiet = [0] * int(silence * rate)
    swell = [0.6 + 0.4 * math.sin(at / 900) for at in range(int(seconds * rate))]
    sound = [int(32767 * loud * level * math.sin(at / 16)) for at, level in enumerate(swell)]
    samples = [*quiet, *sound, *quiet]
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return out.getvalue()


@dataclass
class Hum:
    """A voice for tests of everything but speech."""

    name: str = "hum"
    version: str = "hum 1"
    rate: int = 122
    mute: str = ""
    said: list[str] = field(default_factory=list)

    def kind(self, language: str) -> str:
        return f"hum-{language}"

    def speak(self, text: str, language: str) -> bytes:
        self.kind(language)
        if text == self.mute:
            raise NoSound("sound-program", "It will not say this.")
        self.said.append(text)
        return tone(0.4)

    def close(self) -> None:
        """Do nothing: no process runs."""


def election(seats: int = 1, points: dict[str, list[str]] | None = None) -> SpokenElection:
    """Build the tiny election as a definition, without a database; one contest has ``seats``."""
    value = election_factory.election_value()
    for contest in value["contests"]:
        for person in contest["candidates"]:
            person["points"] = (points or POINTS)[person["name"]]
    value["contests"][0]["seats"] = seats
    draft, problems = read_draft(json.dumps(value).encode())
    assert draft is not None, problems
    materials = {
        (contest.id, candidate.name): new_material(candidate.points, b"a photo")
        for contest in draft.contests
        for candidate in contest.candidates
    }
    uuids = {contest.id: f"1111111111111{at}" for at, contest in enumerate(draft.contests, start=1)}
    log = Log("repvote/test", "2" * 64)
    definition = build_election(draft, materials, uuids, ("0" * 64, "1" * 64), log)
    return SpokenElection(
        definition,
        {
            (contest.id, candidate.id): materials[contest.id, candidate.name].points or ()
            for contest in definition.contests
            for candidate in contest.candidates
        },
    )
