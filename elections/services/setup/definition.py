"""Build the definition from a draft with fresh box names."""

from __future__ import annotations

import secrets

from ballots.definition.model import Election, Log
from elections.core.context import Context
from elections.domain.drafting import build_election, new_uuid
from elections.domain.election_folder import Draft

_NO_PICTURE = "0" * 64


def build_definition(
    ctx: Context, draft: Draft, hashes: dict[str, str], officer_keys: tuple[str, str]
) -> Election:
    """The definition of a draft; ``hashes``: picture file to SHA-256 (hex). Nothing is checked."""
    names = {one.picture for contest in draft.contests for one in contest.candidates}
    return build_election(
        draft,
        pictures={name: hashes.get(name, _NO_PICTURE) for name in names},
        uuids={contest.id: new_uuid(secrets.choice) for contest in draft.contests},
        officer_keys=officer_keys,
        log=Log(ctx.signer.origin, ctx.signer.public_key.hex()),
    )
