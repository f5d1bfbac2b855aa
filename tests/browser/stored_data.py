"""The data that the tablet's browser keeps, and data that must not be there."""

from __future__ import annotations

from playwright.sync_api import Page

from ballots.credential import Card, card_text

EVERYTHING_KEPT = """async () => {
  const kept = [{...localStorage}, {...sessionStorage}, document.cookie, history.state];
  kept.push(document.title, location.href, document.referrer);
  for (const {name} of await indexedDB.databases()) {
    const opening = indexedDB.open(name);
    const db = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
    for (const store of db.objectStoreNames) {
      const asked = db.transaction(store).objectStore(store).getAll();
      const rows = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
      const text = (value) =>
        value instanceof ArrayBuffer || ArrayBuffer.isView(value)
          ? new TextDecoder("latin1").decode(value) : value;
      kept.push(rows.map((row) => Object.entries(row).map(([key, value]) => [key, text(value)])));
    }
    db.close();
    kept.push(name);
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      kept.push(request.url);
      if (request.url.includes("/api/") || request.url.endsWith("/vote")) {
        kept.push(await (await cache.match(request)).text());
      }
    }
  }
  return JSON.stringify(kept);
}"""
ROWS = """async () => {
  if (!(await indexedDB.databases()).some(({name}) => name === "repvote")) return 0;
  const opening = indexedDB.open("repvote");
  const db = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
  if (!db.objectStoreNames.contains("unfinished")) return db.close() ?? 0; // being made
  const asked = db.transaction("unfinished").objectStore("unfinished").count();
  const rows = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  db.close();
  return rows;
}"""


def rows(page: Page) -> int:
    """Count the unfinished votes that the tablet keeps."""
    return int(page.evaluate(ROWS))


def wait_rows(page: Page, wanted: int) -> None:
    for _ in range(60):
        if rows(page) == wanted:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{rows(page)} unfinished votes lie on the tablet, not {wanted}")


def traces(card: Card, *names: str) -> list[str]:
    plain = card.secret.replace("-", "")
    return [plain, card.secret, card.credential, card_text(card.uuid, card.secret), *names]


def wait_for_box(page: Page, card: Card) -> None:
    wait_kept(page, f"/api/box/{card.uuid}", "/sound/manifest.json")


def wait_kept(page: Page, *paths: str) -> None:
    """Wait until the worker's store has them; `wait_for_function` takes a promise for a yes."""
    for path in paths:
        for _ in range(300):
            if page.evaluate("async (path) => !!(await caches.match(path))", path):
                break
            page.wait_for_timeout(50)
        else:
            raise AssertionError(f"{path} is not kept")
