"""The album: every page and state at four sizes, and one page that shows them all."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SIZES = ((1024, 768), (768, 1024), (360, 740), (320, 568))
ALL_IMAGES = """() => Promise.all([...document.images].map((image) => {
  image.loading = 'eager';
  return image.complete || new Promise((done) => { image.onload = image.onerror = done });
}))"""
# In a picture of the whole page, sticky bars would cover the people in the middle.
LET_GO = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.v-top, .v-bar, .v-count, .v-look-actions { position: static !important }');
  document.adoptedStyleSheets = [sheet];
}"""
HOLD = "() => { document.adoptedStyleSheets = [] }"
LONGER = "() => document.documentElement.scrollHeight > innerHeight"
_STYLE = (
    "body{font:18px sans-serif;margin:2rem;background:#eee}figure{display:inline-block;"
    "vertical-align:top;margin:0 1rem 1rem 0}img{border:1px solid #888;background:#fff}"
    "figcaption{font-size:14px}nav a{margin-right:1rem}"
)


@dataclass
class Album:
    """Screenshots in ``folder``; ``only`` is a piece of a name to save just some of them."""

    folder: Path
    only: str = ""
    pictures: list[tuple[str, str, list[tuple[int, str]]]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def wants(self, group: str, name: str) -> bool:
        """Tell whether this picture is asked for; without a name: whether any of the group is."""
        return self.only in f"{group} {name}" or (not name and group in self.only)

    def add(self, page: Page, group: str, name: str) -> None:
        """Save the page as it stands now, whole, at each size; the size it had comes back.

        A longer page of the tablet is saved a second time as the screen shows it.
        """
        if not self.wants(group, name):
            return
        page.evaluate(ALL_IMAGES)
        files: list[tuple[int, str]] = []

        def save(width: int, what: str, **how: Any) -> None:
            file = f"{len(self.pictures):03}-{group}-{name}-{width}{what}.png".replace(" ", "-")
            page.screenshot(path=self.folder / file, animations="disabled", **how)
            files.append((width, file))

        before = page.viewport_size
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            if page.locator("[data-step]").count() and page.evaluate(LONGER):
                save(width, "-screen")
            page.evaluate(LET_GO)
            save(width, "", full_page=True)
            page.evaluate(HOLD)
        if before is not None:
            page.set_viewport_size(before)
        self.pictures.append((group, name, files))
        print(f"{len(self.pictures):3}  {group}: {name}", flush=True)

    def last(self) -> str:
        """Return the name of the newest picture."""
        return " ".join(self.pictures[-1][:2]) if self.pictures else "nothing"

    def bind(self) -> Path:
        """Write index.html and return its path."""
        groups: dict[str, list[str]] = {}
        for group, name, files in self.pictures:
            images = "".join(
                f'<figure><a href="{file}"><img src="{file}" width="{width // 4 + 60}"'
                f' loading="lazy" alt="{escape(name)} at {width}"></a>'
                f"<figcaption>{width}</figcaption></figure>"
                for width, file in files
            )
            groups.setdefault(group, []).append(f"<h3>{escape(name)}</h3>{images}")
        links = "".join(f'<a href="#{escape(title)}">{escape(title)}</a>' for title in groups)
        body = "".join(
            f'<h2 id="{escape(title)}">{escape(title)}</h2>{"".join(parts)}'
            for title, parts in groups.items()
        )
        path = self.folder / "index.html"
        path.write_text(
            f"<!doctype html><html lang=en><meta charset=utf-8><title>RepVote gallery</title>"
            f"<style>{_STYLE}</style><h1>RepVote: every page</h1><nav>{links}</nav>{body}"
        )
        return path
