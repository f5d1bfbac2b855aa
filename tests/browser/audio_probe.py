"""Record what a person hears at the voter's page. Every clip is a silent stand-in."""

from __future__ import annotations

import io
import wave
from dataclasses import dataclass, field

from flask import Flask
from playwright.sync_api import Locator, Page, Route, expect

from elections.audio.build import sound_folder
from elections.audio.clips import MANIFEST, Clip, Manifest
from elections.audio.texts import spoken_texts, text_id
from elections.core.context import Context
from elections.services.queries import overview as election_queries
from elections.web.public.spoken import given_texts


def file_of(text: str) -> str:
    return f"{text_id(text)[:32]}.mp3"


def silence(seconds: float = 0.01) -> bytes:
    raw = io.BytesIO()
    with wave.open(raw, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\0\0" * int(8000 * seconds))
    return raw.getvalue()


def give_clips(ctx: Context, app: Flask) -> dict[str, str]:
    """Make a clip for every text of the locked election; return the text of each file."""
    spoken = spoken_texts(election_queries.spoken_election(ctx), given_texts(ctx))
    clips = {
        spoken_text.id: Clip(file_of(spoken_text.text), 50, spoken_text.pages, spoken_text.only)
        for spoken_text in spoken
    }
    folder = sound_folder(ctx.settings.data_dir)
    folder.mkdir(exist_ok=True)
    for clip in clips.values():
        (folder / clip.file).write_bytes(silence())
    (folder / MANIFEST).write_bytes(Manifest("stand-in", clips).to_bytes())
    return {file_of(spoken_text.text): spoken_text.text for spoken_text in spoken}


_LISTEN_SAYS = "label => document.querySelector('#listen')?.textContent.includes(label) ?? false"


@dataclass
class Heard:
    """The words of the clips that were played, in order, since it was last emptied."""

    page: Page
    said: dict[str, str]  # which file says what
    texts: list[str] = field(default_factory=list)
    label: str = "Listen"  # the text of the control at the top while nothing sounds
    seconds: float = 0.01  # how long each clip is

    def listen(self) -> None:
        """Record the clips that the page plays."""
        sound = silence(self.seconds)

        def play(route: Route) -> None:
            self.texts.append(self.said[route.request.url.rsplit("/", 1)[1]])
            route.fulfill(body=sound, content_type="audio/wav")

        self.page.context.route("**/sound/*.mp3", play)

    def take(self) -> list[str]:
        taken, self.texts = self.texts, []
        return taken

    def listen_to(self, control: Locator | None = None) -> list[str]:
        """Press a Listen control, that of the whole step at the top, say. Returns all it says."""
        listen = control or self.page.locator("#listen")
        expect(listen).to_be_visible()  # it appears when the list of sounds is loaded
        listen.press("Enter")
        return self.some()

    def quiet(self) -> None:
        """Wait until nothing sounds."""
        # `expect` alone looks once a second after a while; a step can have 50 clips.
        self.page.wait_for_function(_LISTEN_SAYS, arg=self.label, polling=20, timeout=60_000)
        self.page.wait_for_timeout(100)
        expect(self.page.locator("#listen")).to_contain_text(self.label)

    def until(self, last: str) -> list[str]:
        """Wait until these words were said and then all is quiet. Returns all that was heard."""
        for _ in range(600):
            if last in self.texts:
                self.quiet()
                return self.take()
            self.page.wait_for_timeout(20)
        raise AssertionError(f"{last!r} is never said, only {self.texts}")

    def some(self) -> list[str]:
        """Wait until something was said and then all is quiet. Returns it."""
        for _ in range(600):
            if self.texts:
                self.quiet()
                return self.take()
            self.page.wait_for_timeout(20)
        raise AssertionError("nothing is said")
