"""The example election and belenios-tool, from open voting to the certificate."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from audit.box import archive as tar
from audit.box import reader as box_reader
from audit.box import writer as archive
from audit.verify.run import verify
from ballots import ballot
from ballots.box_params import BoxParams
from ballots.credential import Card, draw_cards
from ballots.errors import Refused
from elections.cli import demo
from elections.services.queries import voter as voter_queries
from elections.services.voting import cast as casting
from tests.factories.forged_ballots import Forgery, forgeries
from tests.outside.conftest import Story
from tests.support.belenios import Belenios

pytestmark = [pytest.mark.outside, pytest.mark.slow]


def _roomy(story: Story) -> tuple[Card, BoxParams]:
    """Find an unused card of a box with more candidates than choices."""
    for card in story.election.unused:
        params = voter_queries.box_params(story.election.ctx, card.uuid)
        if len(params.answers) > params.max_choices + 1:
            return card, params
    raise AssertionError("no unused card of a box with a race")


def _forged(story: Story, box: box_reader.Box) -> tuple[Card, list[Forgery]]:
    """Forge votes for a box with votes of others in it, and one by an unlisted card."""
    card, params = _roomy(story)
    _, others = next(box.ballots())
    forged = list(forgeries(params, card.secret, others))
    (stranger,) = draw_cards({card.uuid: 1})
    vote = [1] + [0] * (len(params.answers) - 1)
    unlisted = ballot.seal(params, stranger.secret, vote)
    return card, [*forged, Forgery("unlisted card", unlisted, "card-unknown")]


def _early_box(story: Story, uuid: str) -> box_reader.Box:
    return box_reader.parse_box((story.early / "boxes" / f"{uuid}.bel").read_bytes())


def test_a_vote_made_by_the_tool_goes_into_our_box(
    story: Story, belenios: Belenios, tmp_path: Path
) -> None:
    card, params = _roomy(story)
    vote = [0] * (len(params.answers) - 1) + [1]
    (tmp_path / "secret").write_text(card.secret)
    (tmp_path / "choice.json").write_text(json.dumps([vote]))
    made_by_tool = belenios(
        *("election", "generate-ballot", "--dir", story.early / "boxes", "--uuid", card.uuid),
        *("--privcred", tmp_path / "secret", "--choice", tmp_path / "choice.json"),
    ).stdout.strip()
    receipt = casting.cast(story.election.ctx, card.uuid, made_by_tool.encode())
    assert receipt.credential == card.credential
    assert not receipt.is_repeated
    again = casting.cast(story.election.ctx, card.uuid, made_by_tool.encode())
    assert again.is_repeated
    assert again.tracker == receipt.tracker


def test_our_server_refuses_every_forged_vote(story: Story) -> None:
    card, _ = _roomy(story)
    before = voter_queries.card_state(story.election.ctx, card.uuid, card.credential)
    _, forged = _forged(story, _early_box(story, card.uuid))
    for forgery in forged:
        with pytest.raises(Refused) as refused:
            casting.cast(story.election.ctx, card.uuid, forgery.raw)
        assert refused.value.text, forgery.name
    assert voter_queries.card_state(story.election.ctx, card.uuid, card.credential) == before


def test_our_verifier_refuses_every_forged_vote(story: Story, tmp_path: Path) -> None:
    """The forger controls the server: the archive is in order, only the vote is wrong."""
    card, _ = _roomy(story)
    box = _early_box(story, card.uuid)
    _, forged = _forged(story, box)
    record = tmp_path / "record"
    shutil.copytree(story.early, record)
    path = record / "boxes" / f"{card.uuid}.bel"
    assert verify(record).is_good
    extra, head = [path.read_bytes()], box.head
    for forgery in forged:
        added = archive.ballot(head, forgery.raw)
        extra += [archive.entry_bytes(entry, box.timestamp) for entry in added.entries]
        head = added.head
    path.write_bytes(b"".join(extra))
    findings = {finding.where: finding.check for finding in verify(record).findings}
    first = box.head.height + 1
    for height, forgery in enumerate(forged, start=first):
        place = next((where for where in findings if where.endswith(f"event {height}")), None)
        assert place is not None, forgery.name
        assert findings[place] in {"V18", "V19"}, forgery.name


# --- the finished election -------------------------------------------------------------------


def _boxes(record: Path) -> list[Path]:
    paths = sorted((record / "boxes").glob("*.bel"))
    assert len(paths) == 10
    return paths


def test_our_verifier_accepts_the_record(finished: Path) -> None:
    report = verify(finished, jobs=2)
    assert report.findings == ()
    assert report.is_good


def test_both_releases_verify_every_box(
    finished: Path, belenios: Belenios, belenios_oldest: Belenios
) -> None:
    for path in _boxes(finished):
        for tool in (belenios, belenios_oldest):
            done = tool("election", "verify", "--dir", path.parent, "--uuid", path.stem)
            assert "all checks passed" in done.stderr


def _until(raw: bytes, stop: int) -> bytes:
    """Cut the archive where a piece of data begins, before its header of 512 bytes."""
    return raw[: stop - tar.BLOCK]


def _before_each_ballot(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield each vote, with the archive as it was before it came."""
    for link in box_reader.parse_box(raw).links:
        if link.event.type == "Ballot":
            (span,) = link.data
            yield _until(raw, span.start), raw[span.start : span.stop]


def test_the_tool_checks_every_single_vote(
    finished: Path, belenios: Belenios, tmp_path: Path
) -> None:
    """`election verify` does not wait for its ballot checks, so check each vote alone."""
    checked = 0
    for path in _boxes(finished):
        for before, raw in _before_each_ballot(path.read_bytes()):
            (tmp_path / path.name).write_bytes(before)
            (tmp_path / "vote.json").write_bytes(raw)
            belenios(
                *("election", "verify-ballot", "--dir", tmp_path, "--uuid", path.stem),
                *("--ballot", tmp_path / "vote.json"),
            )
            checked += 1
    assert checked > 150


def test_an_earlier_export_is_a_beginning_of_the_box(
    story: Story, finished: Path, belenios: Belenios, tmp_path: Path
) -> None:
    for path in _boxes(finished):
        early = (story.early / "boxes" / path.name).read_bytes()
        assert path.read_bytes().startswith(early)
        for name, raw in (("old", early), ("new", path.read_bytes())):
            folder = tmp_path / path.stem / name
            folder.mkdir(parents=True)
            (folder / path.name).write_bytes(raw)
        old, new = tmp_path / path.stem / "old", tmp_path / path.stem / "new"
        belenios("election", "verify-diff", "--dir1", old, "--dir2", new)
        done = belenios("election", "verify-diff", "--dir1", new, "--dir2", old, check=False)
        assert done.returncode != 0


def test_the_tool_s_own_result_is_our_totals(
    finished: Path, belenios: Belenios, tmp_path: Path
) -> None:
    definition = json.loads((finished / "definition.json").read_bytes())
    contests = {contest["uuid"]: contest["id"] for contest in definition["contests"]}
    counts = json.loads((finished / "counts.json").read_bytes())["contests"]
    totals = {count["contest"]: count["totals"] for count in counts}
    for path in _boxes(finished):
        raw = path.read_bytes()
        links = box_reader.parse_box(raw).links
        assert links[-1].event.type == "Result"
        (tmp_path / path.name).write_bytes(_until(raw, links[-1].data[0].start))
        done = belenios("election", "compute-result", "--dir", tmp_path, "--uuid", path.stem)
        assert json.loads(done.stdout) == {"result": [totals[contests[path.stem]]]}


def test_the_example_s_cards_say_that_they_are_to_try_things_out(story: Story) -> None:
    assert "only this computer can open them" in demo.invitation(story.election)
    with pypdfium2.PdfDocument(story.election.folder / "cards.pdf") as sheets:
        texts = [page.get_textpage().get_text_range() for page in sheets]
    assert len(texts) > 10
    assert all("Only for trying out on this computer." in text for text in texts)
