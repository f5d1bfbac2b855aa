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
from elections.models.setup import (
    Area,
    Candidate,
    Contest,
    Draft,
    Picture,
    SeatClass,
    SetupAnswers,
    SetupFile,
)
from elections.models.state import Certificate, Checkpoint, Job, LockedLists, State, TrailEntry

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
    "Job",
    "KnownDevice",
    "LockedLists",
    "Member",
    "Picture",
    "RollEntry",
    "SealedVote",
    "SeatClass",
    "SeenElement",
    "SetupAnswers",
    "SetupFile",
    "State",
    "StoppedBox",
    "Throttle",
    "TrailEntry",
    "TrusteeKey",
]
