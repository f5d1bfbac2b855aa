"""The definition, and the tables that it was made from: lists, candidates, pictures, voters."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from ballots.definition.codec import parse_election
from ballots.definition.material import salted_hash
from ballots.definition.model import Contest, Election
from ballots.names import folded_name
from elections import models
from elections.core.log_signer import LogBroken, LogSigner
from elections.domain.drafting import build_election
from elections.domain.roles import Role
from elections.domain.roll import Voter, commitment
from elections.services.people import duties
from elections.services.self_check.changed import require
from elections.stores import draft as draft_store
from elections.stores import trail as trail_store


def _locked(session: Session) -> Election | None:
    raw = session.scalar(select(models.LockedLists.definition))
    return None if raw is None else parse_election(raw)


def verify_definition(session: Session, signer: LogSigner) -> None:
    """Check that the definition is the one that the trail locked, and names this log."""
    election = _locked(session)
    locked = trail_store.locked_lists(session)
    if (locked and locked.definition) != (election and election.sha256):
        raise LogBroken(
            "definition-changed", "The locked election is not the one in the trail. Call for help."
        )
    if election is None:
        return
    if election.log.public_key != signer.public_key.hex() or election.log.origin != signer.origin:
        raise LogBroken(
            "log-key",
            "The key that signs the trail is not this election's. Put back the file log.key.",
        )


def verify_draft(session: Session) -> None:
    """Check that the lists say what the definition says; photos and points have its hashes."""
    election = _locked(session)
    if election is None:
        return
    draft = draft_store.read(session)
    uuids = {contest.id: contest.uuid for contest in election.contests}
    require(draft and {contest.id for contest in draft.contests} == set(uuids), "a contest")
    if draft is None:
        return
    officers, materials = election.officers, draft_store.materials_by_name(session)
    again = build_election(
        draft,
        materials,
        uuids,
        (officers.secretary.public_key, officers.witness.public_key),
        election.log,
    )
    for name in ("title", "board", "language", "calendar", "rules", "key_holders", "officers"):
        require(getattr(again, name) == getattr(election, name), f"the election’s {name}")
    require(again.areas == election.areas, "an area")
    require(again.seat_classes == election.seat_classes, "a seat class")
    for now, was in zip(again.contests, election.contests, strict=True):
        require(_without_people(now) == _without_people(was), f"the contest {was.id}")
    for table in (models.Area, models.SeatClass, models.Contest):
        places = sorted(session.scalars(select(table.position)))
        require(places == list(range(len(places))), f"the order of {table.__tablename__}")
    _verify_people(session, election)


def _without_people(contest: Contest) -> Contest:
    return replace(contest, candidates=())


def _verify_people(session: Session, election: Election) -> None:
    people = {
        (contest.id, person.id): person
        for contest in election.contests
        for person in contest.candidates
    }
    rows = {(row.contest_id, row.id): row for row in session.scalars(select(models.Candidate))}
    materials = draft_store.materials(session)
    require(rows.keys() == people.keys(), "the list of candidates")
    for place, person in people.items():
        row = rows[place]
        same = (person.name, person.points, person.photo) == (
            *(row.name, materials[place].points_hash),
            row.picture,
        )
        jpeg = session.scalar(
            select(models.Picture.jpeg).where(models.Picture.salted_hash == row.picture)
        )
        require(same, f"what the candidate {person.name} says")
        require(
            jpeg is not None and salted_hash("photo", row.picture_salt, jpeg) == person.photo,
            f"the photo of {person.name}",
        )
    names = set(session.scalars(select(models.Picture.salted_hash)))
    require(names == {person.photo for person in people.values()}, "the list of photos")


def verify_roll(session: Session) -> None:
    """Check that the list of voters is that of the trail, and follows from the members."""
    locked = trail_store.locked_lists(session)
    if locked is None:
        entered_early = session.scalar(select(models.RollEntry.member_id).limit(1))
        require(entered_early is None, "the list of voters")
        return
    salt = session.scalar(select(models.LockedLists.roll_salt))
    rows = session.execute(
        select(models.RollEntry.contest_id, models.Member).join(
            models.Member, models.Member.id == models.RollEntry.member_id
        )
    ).all()
    voters = [Voter(contest, member.name, member.member_group) for contest, member in rows]
    require(salt and commitment(salt, voters) == locked.commitment, "the list of voters")
    sizes = dict.fromkeys(locked.electorates, 0)
    for voter in voters:
        sizes[voter.contest] += 1
    require(sizes == locked.electorates, "the number of voters")
    contests = {
        (contest.area_id, contest.seat_class_id): contest.id
        for contest in session.scalars(select(models.Contest))
    }
    entered = {(contest, member.id) for contest, member in rows}
    wanted = {
        (contests[member.area_id, member.seat_class_id], member.id)
        for member in session.scalars(select(models.Member))
        if (member.area_id, member.seat_class_id) in contests
    }
    require(entered == wanted, "the list of members")


def verify_accounts(session: Session) -> None:
    """Check that the officers' accounts have the names and public keys of the definition."""
    election = _locked(session)
    for row in session.scalars(select(models.Account)):
        require(row.folded_name == folded_name(row.name), f"the account of {row.name}")
    if election is None:
        return
    officers = {
        Role.SECRETARY: election.officers.secretary,
        Role.WITNESS: election.officers.witness,
    }
    for role, officer in officers.items():
        account = duties.holder(session, role)
        require(
            account is not None
            and account.public_key.hex() == officer.public_key
            and account.folded_name == folded_name(officer.name),
            f"the account of {officer.name}",
        )
