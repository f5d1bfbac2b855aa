"""Make the sound beside the server, and say on the board's page how far it is."""

from __future__ import annotations

from dataclasses import dataclass

from ballots.stages import Stage
from elections.audio import progress
from elections.audio.build import sound_folder, start
from elections.audio.errors import NoSound
from elections.core.catalogue import key
from elections.core.context import Context
from elections.core.logging import log
from elections.services.queries import overview as election_queries
from elections.web.core.language import say, still_english

_NONE = key("board-sound-none")
_NOW = key("board-sound-now")
_WITHOUT = key("board-sound-without")


@dataclass(frozen=True, slots=True)
class SoundProgress:
    """The sound on the board page: ``done`` of ``all`` for a bar (0 of 0: no bar), sentences.

    ``again`` is the word on the button that makes the sound, "" where there is none.
    """

    done: int
    all: int
    sentences: tuple[str, ...]
    again: str = ""


def begin(ctx: Context) -> str:
    """Make what sound is missing, beside the server. Returns a sentence for the secretary.

    Never fails: an election goes on without sound.
    """
    try:
        ctx.sound_build.begin(lambda: start(ctx.settings.data_dir))
    except (NoSound, OSError) as problem:
        log.warning("no-sound", error=type(problem).__name__)
        return f"{say(_NONE)} {say(_WITHOUT)}"
    return say(_NOW)


def begin_for_results(ctx: Context) -> None:
    """Make the sound of the results as soon as they are there; the old clips stay."""
    if election_queries.stage(ctx) is Stage.RESULTS:
        begin(ctx)


def shown(ctx: Context) -> SoundProgress:
    """Say the state of the sound in words."""
    now = progress.read(sound_folder(ctx.settings.data_dir))
    counted = say("board-sound-some", done=now.done, all=now.all)
    if now.state == progress.READY:
        return SoundProgress(now.done, now.all, (say("board-sound-all", all=now.all),))
    if now.state == progress.MAKING:
        so_far = (now.done, now.all, counted) if now.all else (0, 0, say(_NOW))
        return SoundProgress(*so_far[:2], (so_far[2], say("board-sound-load-again")))
    if now.state == progress.FAILED:
        sentences = (say("board-sound-not-ready"), still_english(now.problem), say(_WITHOUT))
        return SoundProgress(now.done, now.all, sentences, say("board-sound-again"))
    if now.state == progress.STOPPED:
        stopped = (counted, say("board-sound-stopped"))
        return SoundProgress(now.done, now.all, stopped, say("board-sound-go-on"))
    return SoundProgress(0, 0, (say(_NONE), say(_WITHOUT)), say("board-sound-make"))
