"""Compare the candidates' data in two copies of a record: the same, taken out, or another.

Only what the definition binds can have been taken out. A salt or text in one copy alone that is
not what the definition names by its salted hash was put in, and that is a difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from audit.record.candidates import CandidateRow
from audit.record.files import RecordFiles, picture_name
from ballots.definition.material import points_hash, salted_hash
from ballots.definition.model import Candidate, Election

# Fields of a candidate's row, and the plain name of what is taken out with each.
REDACTABLE = {
    "points": "points",
    "points_salt": "salt of the points",
    "photo_salt": "photo",
    "recording_salt": "recording",
}


@dataclass(frozen=True, slots=True)
class CandidateData:
    """The candidates' data in one copy.

    ``bound`` has, for each row, the fields whose content has the definition's hash.
    """

    rows: tuple[CandidateRow, ...]
    bound: tuple[frozenset[str], ...]
    photos: tuple[str, ...]
    pictures: frozenset[str]


def candidate_data(
    files: RecordFiles, election: Election, rows: tuple[CandidateRow, ...]
) -> CandidateData:
    """Find which texts, salts and pictures of a copy are those of its definition."""
    candidates = [candidate for contest in election.contests for candidate in contest.candidates]
    bound = tuple(
        frozenset(_bound_fields(files, candidate, row))
        for candidate, row in zip(candidates, rows, strict=False)
    )
    photos = tuple(candidate.photo for candidate in candidates)
    return CandidateData(rows, bound, photos, frozenset(files.pictures))


def _bound_fields(files: RecordFiles, candidate: Candidate, row: CandidateRow) -> Iterator[str]:
    points, salt = row.points, row.points_salt
    if points is not None and salt is not None:
        is_bound = points_hash(bytes.fromhex(salt), points) == candidate.points
        yield from ("points", "points_salt") if is_bound else ()
    if row.photo_salt is not None and candidate.photo in files.pictures:
        picture = files.read(picture_name(candidate.photo))
        if salted_hash("photo", bytes.fromhex(row.photo_salt), picture) == candidate.photo:
            yield "photo_salt"
    if candidate.recording:  # the file is no part of a record, so its salt cannot be checked
        yield "recording_salt"


def _is_taken_out(holder: CandidateData, other: CandidateData, number: int, field: str) -> bool:
    """Tell whether the holder's field is as in the definition, and the other copy has none."""
    if number >= min(len(holder.rows), len(other.rows)):
        return False
    if number >= len(holder.bound) or field not in holder.bound[number]:
        return False
    if field == "photo_salt" and holder.photos[number] in other.pictures:
        return False
    return getattr(other.rows[number], field) is None


def row_differences(
    old: CandidateData, new: CandidateData
) -> Iterator[tuple[int, str | None, str | None]]:
    """Find where the rows differ in what was not taken out: number, old text, new text."""
    for number, (was, now) in enumerate(zip_longest(old.rows, new.rows)):
        if was is None or now is None or (was.contest, was.id) != (now.contest, now.id):
            yield number, row_name(was), row_name(now)
            return
        for field in REDACTABLE:
            texts = [getattr(row, field) for row in (was, now)]
            if texts[0] == texts[1]:
                continue
            is_taken_out = _is_taken_out(old, new, number, field) or _is_taken_out(
                new, old, number, field
            )
            if not is_taken_out:
                old_text, new_text = (
                    None if text is None else f"{row_name(was)} {text}" for text in texts
                )
                yield number, old_text, new_text


def row_name(row: CandidateRow | None) -> str | None:
    """Return the name under which a candidate's row is reported."""
    return f"{row.contest}/{row.id}" if row else None


def redactions(old: CandidateData, new: CandidateData) -> Iterator[str]:
    """Name what stands in one of two copies of one definition and was taken out of the other."""
    for number, was in enumerate(old.rows):
        for field, what in REDACTABLE.items():
            for which, holder, other in (("new", old, new), ("old", new, old)):
                if _is_taken_out(holder, other, number, field):
                    yield f"{what} of {row_name(was)}, taken out of the {which} record"


def picture_differences(
    old: CandidateData,
    new: CandidateData,
    old_hashes: Mapping[str, str],
    new_hashes: Mapping[str, str],
) -> Iterator[tuple[str, str | None, str | None]]:
    """Find pictures (name to SHA-256) that differ and were not taken out of one copy.

    A picture that only the new copy has, as the definition names it, makes that copy longer.
    """
    apart = {
        photo
        for number, photo in enumerate(old.photos)
        if _is_taken_out(old, new, number, "photo_salt")
        or (photo not in old.pictures and _is_bound(new, photo))
    }
    for name in sorted({*old_hashes, *new_hashes} - apart):
        was, now = old_hashes.get(name), new_hashes.get(name)
        if was != now:
            yield name, _shown_hash(was), _shown_hash(now)


def _shown_hash(sha: str | None) -> str | None:
    return None if sha is None else f"sha256 {sha}"


def _is_bound(shown: CandidateData, photo: str) -> bool:
    return any(
        "photo_salt" in fields
        for name, fields in zip(shown.photos, shown.bound, strict=False)
        if name == photo
    )
