/** Talking to our own server. Every failure comes out as an ApiError. */
import { translated } from "./language.js";

const PATIENCE = 20_000; // milliseconds
const LONG_PATIENCE = 300_000; // for a whole box; the biggest have some 100 MB

/**
 * `lost`: no usable answer came (network, time, a fault of the server, too much to do), so trying
 * again may help. Otherwise the server refused, `code` and `text` say why in easy words.
 */
export class ApiError extends Error {
  constructor({ lost, code = null, text = null }) {
    super(code ?? "no answer");
    this.lost = lost;
    this.code = code;
    this.text = text;
  }
}

async function ask(path, options) {
  try {
    return await fetch(path, {
      cache: "no-store",
      credentials: "same-origin",
      referrerPolicy: "no-referrer",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE),
      ...options,
      headers: { Accept: "application/json", ...options.headers },
    });
  } catch {
    throw new ApiError({ lost: true });
  }
}

async function call(path, options) {
  const response = await ask(path, options);
  let body = null;
  try {
    body = await response.json();
  } catch {
    throw new ApiError({ lost: true });
  }
  if (response.ok) return body;
  const { status } = response;
  const refused = status < 500 && status !== 429 && typeof body?.error?.text === "string";
  const { code, text, name } = body?.error ?? {};
  throw new ApiError({ lost: !refused, code, text: inPageLanguage(text, name) });
}

/** A refusal's sentence; `name` is the part of it that belongs to no language. */
const inPageLanguage = (text, name) =>
  name ? translated(text.replace(name, "{name}"), name) : translated(text);

export const get = (path) => call(path, {});

/** The whole box as it stands in the public record. */
export async function archive(uuid) {
  const path = `/boxes/${encodeURIComponent(uuid)}.bel`;
  const response = await ask(path, { signal: AbortSignal.timeout(LONG_PATIENCE) });
  if (!response.ok) throw new ApiError({ lost: true });
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    throw new ApiError({ lost: true });
  }
}

const token = () => document.querySelector('meta[name="csrf-token"]');

/** A page that stood open while the server started anew gets a new token from its own address. */
async function renewToken() {
  const { pathname, search } = window.location; // with the language, without a card
  try {
    const answer = await fetch(pathname + search, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    token().content = page.querySelector('meta[name="csrf-token"]').content;
  } catch {
    throw new ApiError({ lost: true });
  }
}

/** Posts exact JSON text with the page's CSRF token. */
export async function post(path, json) {
  const send = () =>
    call(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token().content },
      body: json,
    });
  try {
    if (token().content === "") await renewToken(); // this page came without a network
    return await send();
  } catch (problem) {
    if (problem.code !== "page_too_old") throw problem;
    await renewToken();
    return send();
  }
}

export const box = (uuid) => get(`/api/box/${encodeURIComponent(uuid)}`);
export const cardState = (uuid, credential) =>
  get(`/api/box/${encodeURIComponent(uuid)}/card/${encodeURIComponent(credential)}`);
export const postVote = (uuid, sealed) =>
  post(`/api/box/${encodeURIComponent(uuid)}/ballots`, sealed);
