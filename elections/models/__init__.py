"""All tables. Two islands: people (members, accounts) and boxes; no foreign key joins them."""

from elections.models.base import Base
from elections.models.boxes import (
    Box,
    BoxEntry,
    CancelledCard,
    Card,
    CardBatch,
    CardFile,
    SealedVote,
    SeenElement,
    StoppedBox,
    TrusteeKey,
)
from elections.models.people import (
    Account,
    AccountSession,
    KnownDevice,
    Member,
    RollEntry,
    Throttle,
)
from elections.models.setup import Area, Candidate, Contest, Draft, Picture, SeatClass
from elections.models.state import Certificate, Checkpoint, Frozen, Job, State, TrailEntry

__all__ = [
    "Account",
    "AccountSession",
    "Area",
    "Base",
    "Box",
    "BoxEntry",
    "CancelledCard",
    "Candidate",
    "Card",
    "CardBatch",
    "CardFile",
    "Certificate",
    "Checkpoint",
    "Contest",
    "Draft",
    "Frozen",
    "Job",
    "KnownDevice",
    "Member",
    "Picture",
    "RollEntry",
    "SealedVote",
    "SeatClass",
    "SeenElement",
    "State",
    "StoppedBox",
    "Throttle",
    "TrailEntry",
    "TrusteeKey",
]
