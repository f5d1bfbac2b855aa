/**
 * The privacy screen (the voter's "curtain") hides every choice: when the voter asks for help, and
 * when the tablet was left alone. It shows the question, never an answer, and only its own button
 * removes it. Nothing is lost under it (VOTING R50, R55 and section 6.2).
 */
import { h } from "./dom.js";
import { actions, button, heading, icon, lead, paragraph, paragraphs } from "./parts.js";
import { say, sayLines } from "./words.js";

/**
 * @typedef {import("./dom.js").Child} Child
 * @typedef {"help" | "asking" | "hidden" | "stop"} View
 *
 * @typedef {object} PrivacyScreen
 * @property {() => boolean} isDown the choices are hidden
 * @property {() => void} drop
 * @property {() => void} lift
 * @property {(text: string, stopNow: () => unknown) => void} askToStop
 */

export const QUIET = 5 * 60_000; // milliseconds without a touch before we ask
export const PATIENCE = 60_000; // milliseconds an answer may take before the page is hidden

/**
 * @param {object} page
 * @param {HTMLElement} page.place what gets hidden
 * @param {HTMLElement} page.helpButton
 * @param {HTMLButtonElement[]} page.others buttons that rest meanwhile
 * @param {() => Child[]} page.question the lines that may be seen by a helper
 * @param {() => boolean} page.isVoting whether somebody is voting
 * @returns {PrivacyScreen}
 */
export function makePrivacyScreen({ place, helpButton, others, question, isVoting }) {
  const cover = h("section", { class: "v-curtain", id: "curtain", hidden: true });
  place.after(cover);
  /** @type {View | null} */
  let view = null;
  /** @type {{focus: Element | null, top: number} | null} what had the focus, and how far down */
  let before = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const isDown = () => view !== null;

  /** @param {boolean} isHidden */
  const setHidden = (isHidden) => {
    place.hidden = isHidden;
    cover.hidden = !isHidden;
    for (const other of others) other.disabled = isHidden;
    helpButton.setAttribute("aria-pressed", String(view === "help"));
  };

  /**
   * @param {View} next
   * @param {string} title
   * @param {...Child} parts
   */
  const show = (next, title, ...parts) => {
    if (!isDown()) before = { focus: document.activeElement, top: window.scrollY };
    view = next;
    cover.dataset.curtain = next;
    const head = heading(title);
    cover.replaceChildren(head, ...parts.filter((part) => part instanceof Node));
    setHidden(true);
    window.scrollTo(0, 0);
    head.focus({ preventScroll: true });
    restart();
  };

  const liftButton = () =>
    button(isVoting() ? say("help-lift") : say("go-back"), {
      kind: "main",
      picture: "back",
      onclick: lift,
    });

  /** Show whom to ask, then the way back, and only then the words for a helper. */
  const drop = () => {
    const asked = question();
    const hidden = asked.length > 0 && paragraph(say("help-hidden"), "v-say");
    const { words, number } = waysToHelp(place);
    const askFor = h("div", { class: "v-help-ways" }, words, hidden);
    const hand = h("div", { class: "v-line v-help-hand" }, icon("help", "v-help-picture"), askFor);
    const forHelper = h(
      "section",
      { class: "v-for-helper" },
      h("h2", {}, say("help-helper")),
      lead("talk", paragraphs([...sayLines("help-line"), ...asked])),
    );
    show("help", say("help-heading"), hand, number, actions(liftButton()), forHelper);
  };

  /**
   * Show a screen whose buttons come before its words: always in the same place and in sight.
   * @param {View} next
   * @param {string} title
   * @param {string} picture
   * @param {Child[]} lines
   * @param {...HTMLElement} ways
   */
  const showNote = (next, title, picture, lines, ...ways) =>
    show(next, title, actions(...ways), lead(picture, paragraphs(lines)));

  const hide = () => {
    const lines = sayLines("quiet-hidden-line");
    showNote("hidden", say("quiet-hidden-heading"), "lock", lines, liftButton());
  };

  const ask = () => {
    const stay = button(say("quiet-yes"), { kind: "main", picture: "thumbs-up", onclick: lift });
    showNote("asking", say("quiet-heading"), "question", sayLines("quiet-line"), stay);
  };

  /**
   * Ask under the screen when Stop is pressed there, so that saying no shows nothing.
   * @param {string} text
   * @param {() => unknown} stopNow
   */
  const askToStop = (text, stopNow) => {
    const goBack = view === "help" ? drop : hide;
    showNote(
      "stop",
      say("stopped-ask"),
      "stop",
      [text],
      button(say("go-back"), { kind: "main", picture: "back", onclick: goBack }),
      button(say("stopped-stop"), { picture: "stop", onclick: stopNow }),
    );
  };

  function lift() {
    if (!isDown()) return;
    view = null;
    cover.replaceChildren();
    delete cover.dataset.curtain;
    setHidden(false);
    const { focus, top } = before ?? { focus: null, top: 0 };
    before = null;
    window.scrollTo(0, top);
    const target = focus && place.contains(focus) ? focus : place.querySelector("h1");
    /** @type {HTMLElement | null} */ (target)?.focus({ preventScroll: true });
    restart();
  }

  /** Restart the clock of a quiet tablet with every touch and every key. */
  function restart() {
    clearTimeout(timer);
    timer = view === "asking" ? setTimeout(hide, PATIENCE) : setTimeout(wake, QUIET);
  }

  function wake() {
    if (isVoting() && !isDown()) ask();
    else if (view === "stop") hide();
    else restart();
  }

  for (const kind of ["pointerdown", "keydown"]) window.addEventListener(kind, restart, true);
  helpButton.addEventListener("click", () => view === "help" || drop());
  restart();
  return { isDown, drop, lift, askToStop };
}

/**
 * Return whom a voter can ask besides those in the room: in a hall nobody, at home the number that
 * the board gave, or somebody the voter trusts.
 * @param {HTMLElement} place
 * @returns {{words?: Child, number?: Child}}
 */
function waysToHelp({ dataset }) {
  if (dataset.shared !== undefined) return {};
  const { helpPhone, helpPhoneAloud } = dataset;
  if (!helpPhone) return { words: paragraph(say("help-or-ask"), "v-say") };
  const number = h(
    "a",
    {
      class: "v-button v-phone",
      href: `tel:${helpPhone.replaceAll(" ", "")}`,
      "data-say": helpPhoneAloud,
    },
    icon("telephone"),
    h("span", {}, helpPhone),
  );
  return { words: paragraph(say("help-or-phone"), "v-say"), number };
}
