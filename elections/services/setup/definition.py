"""Build the definition from a draft with fresh box names."""

from __future__ import annotations

import secrets

from ballots.definition.material import Materials
from ballots.definition.model import Election, Log
from elections.core.context import Context
from elections.domain.drafting import build_election, new_uuid
from elections.domain.election_folder import Draft


def build_definition(
    ctx: Context, draft: Draft, materials: Materials, officer_keys: tuple[str, str]
) -> Election:
    """Build the definition of a draft with fresh names of boxes. Nothing is checked."""
    return build_election(
        draft,
        materials,
        uuids={contest.id: new_uuid(secrets.choice) for contest in draft.contests},
        officer_keys=officer_keys,
        log=Log(ctx.signer.origin, ctx.signer.public_key.hex()),
    )
