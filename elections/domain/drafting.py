"""Turn a draft into the canonical definition: candidate ids, order, hashes, boxes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping

from ballots.box_params import BASE58
from ballots.definition.material import Materials
from ballots.definition.model import (
    FORMAT,
    Candidate,
    Contest,
    Election,
    KeyHolders,
    Log,
    Officer,
    Officers,
    Question,
    canonical_order,
)
from elections.domain.election_folder import Draft, DraftContest

_LONGEST_SLUG = 36  # leaves room for "-64"
_UUID_LENGTH = 14  # the length that Belenios uses


def slug(name: str) -> str:
    """Return a name in ``a-z 0-9 -``, at most 36 characters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_SLUG].strip("-") or "person"


def candidate_ids(names: Iterable[str]) -> list[str]:
    """Make a different id for each name of one contest."""
    taken: set[str] = set()
    ids = []
    for name in names:
        base = slug(name)
        number, candidate_id = 2, base
        while candidate_id in taken:
            candidate_id, number = f"{base}-{number}", number + 1
        taken.add(candidate_id)
        ids.append(candidate_id)
    return ids


def new_uuid(choose: Callable[[str], str]) -> str:
    """Make the name of a new box, 14 Base58 characters."""
    return "".join(choose(BASE58) for _ in range(_UUID_LENGTH))


def build_election(
    draft: Draft,
    materials: Materials,
    uuids: Mapping[str, str],
    officer_keys: tuple[str, str],
    log: Log,
) -> Election:
    """Build the definition of ``draft``.

    ``materials``: contest id and candidate's name to what they say and show; ``uuids``: contest id
    to box; ``officer_keys``: public keys of secretary and witness (hex). Nothing is checked: see
    `ballots.definition.rules.problems`.
    """
    secretary, witness = officer_keys
    return Election(
        format=FORMAT,
        title=draft.title,
        board=draft.board,
        language=draft.language,
        calendar=draft.calendar,
        areas=draft.areas,
        seat_classes=draft.seat_classes,
        contests=tuple(
            _contest(contest, materials, uuids[contest.id]) for contest in draft.contests
        ),
        rules=draft.rules,
        key_holders=KeyHolders(draft.key_holders, len(draft.key_holders)),
        officers=Officers(
            Officer(draft.officers.secretary, secretary), Officer(draft.officers.witness, witness)
        ),
        log=log,
    )


def _contest(draft: DraftContest, materials: Materials, uuid: str) -> Contest:
    return Contest(
        id=draft.id,
        uuid=uuid,
        area=draft.area,
        seat_class=draft.seat_class,
        title=draft.title,
        seats=draft.seats,
        question=Question("choose", draft.question, draft.max_choices),
        method=draft.method,
        candidates=canonical_order(
            tuple(_candidates(draft, materials)),
        ),
    )


def _candidates(draft: DraftContest, materials: Materials) -> Iterable[Candidate]:
    names = sorted(
        (candidate.name for candidate in draft.candidates), key=lambda name: (name.casefold(), name)
    )
    for name, candidate_id in zip(names, candidate_ids(names), strict=True):
        material = materials[draft.id, name]
        yield Candidate(candidate_id, name, material.points_hash or "", material.photo, "")
