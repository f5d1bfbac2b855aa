/** Talking to our own server. Every failure comes out as an ApiError. */
import { translated } from "./language.js";

const PATIENCE = 20_000; // milliseconds

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

async function call(path, options) {
  let response;
  try {
    response = await fetch(path, {
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
  let body = null;
  try {
    body = await response.json();
  } catch {
    throw new ApiError({ lost: true });
  }
  if (response.ok) return body;
  const { status } = response;
  const refused = status < 500 && status !== 429 && typeof body?.error?.text === "string";
  const { code, text } = body?.error ?? {};
  throw new ApiError({ lost: !refused, code, text: translated(text) });
}

export const get = (path) => call(path, {});

const token = () => document.querySelector('meta[name="csrf-token"]');

/** A page that stood open while the server started anew gets a new token from its own address. */
async function renewToken() {
  try {
    const answer = await fetch(window.location.pathname, { cache: "no-store" });
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
