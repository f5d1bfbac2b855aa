/**
 * The curtain hides every choice: when the voter asks for help, and when the tablet was left alone.
 * It shows the question, never an answer, and only its own button lifts it. Nothing is lost under
 * it (VOTING R50, R55 and section 6.2).
 */
import { actions, button, h, heading, icon, line } from "./dom.js";
import { words } from "./words.js";

export const QUIET = 5 * 60_000; // milliseconds without a touch before we ask
export const PATIENCE = 60_000; // milliseconds an answer may take before the page is hidden

/**
 * `place` is what gets hidden; `others` are buttons that rest meanwhile. `question()` gives the lines that may be seen by a helper;
 * `watching()` says whether somebody is voting.
 * Returns {down, drop, lift, askToStop}: `down()` is true while the choices are hidden.
 */
export function makeCurtain({ place, helpButton, others, question, watching }) {
  const cover = h("section", { class: "v-curtain", id: "curtain", hidden: true });
  place.after(cover);
  let view = null; // null, "help", "asking", "hidden", "stop"
  let before = null; // what had the focus, and how far the page was scrolled
  let timer = null;

  const down = () => view !== null;

  const show = (next, title, picture, lines, ...ways) => {
    if (!down()) before = { focus: document.activeElement, top: window.scrollY };
    view = next;
    cover.dataset.curtain = next;
    cover.replaceChildren(
      heading(title),
      actions(...ways), // before the words: always in the same place and in sight
      h(
        "div",
        { class: "v-lead" },
        icon(picture, "v-lead-picture"),
        h(
          "div",
          {},
          lines.map((text) => line(text, "v-say")),
        ),
      ),
    );
    place.hidden = true;
    cover.hidden = false;
    for (const other of others) other.disabled = true;
    helpButton.setAttribute("aria-pressed", String(next === "help"));
    window.scrollTo(0, 0);
    cover.querySelector("h1").focus({ preventScroll: true });
    rest();
  };

  const liftButton = () =>
    button(words.help.lift, { kind: "main", picture: "curtain", onclick: lift });

  const drop = () => {
    const { heading: title, lines } = words.help;
    const asked = question();
    const hidden = asked.length > 0 ? [words.help.hidden] : [];
    show("help", title, "help", [...asked, ...hidden, ...lines], liftButton());
  };

  const hide = () => {
    const { hiddenHeading, hiddenLines } = words.quiet;
    show("hidden", hiddenHeading, "lock", hiddenLines, liftButton());
  };

  const ask = () => {
    const { heading: title, lines, yes } = words.quiet;
    const stay = button(yes, { kind: "main", picture: "thumbs-up", onclick: lift });
    show("asking", title, "question", lines, stay);
  };

  /** Stop was pressed under the curtain: ask there, so that nothing is shown by saying no. */
  const askToStop = (text, stopNow) => {
    const from = view === "help" ? drop : hide;
    show(
      "stop",
      words.stopped.ask,
      "stop",
      [text],
      button(words.goBack, { kind: "main", picture: "back", onclick: from }),
      button(words.stopped.stop, { onclick: stopNow }),
    );
  };

  function lift() {
    if (!down()) return;
    view = null;
    cover.hidden = true;
    cover.replaceChildren();
    delete cover.dataset.curtain;
    place.hidden = false;
    for (const other of others) other.disabled = false;
    helpButton.setAttribute("aria-pressed", "false");
    const { focus, top } = before ?? {};
    before = null;
    window.scrollTo(0, top ?? 0);
    if (place.contains(focus)) focus.focus({ preventScroll: true });
    else place.querySelector("h1")?.focus({ preventScroll: true });
    rest();
  }

  /** The clock of a quiet tablet starts anew with every touch and every key. */
  function rest() {
    clearTimeout(timer);
    if (view === "asking") timer = setTimeout(hide, PATIENCE);
    else timer = setTimeout(wake, QUIET);
  }

  function wake() {
    if (watching() && !down()) ask();
    else if (view === "stop") hide();
    else rest();
  }

  for (const kind of ["pointerdown", "keydown"]) window.addEventListener(kind, rest, true);
  helpButton.addEventListener("click", () => (view === "help" ? null : drop()));
  rest();
  return { down, drop, lift, askToStop };
}
