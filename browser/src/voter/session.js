/**
 * One sitting at the tablet: the state of the voter who sits here, and the step that is shown.
 *
 * The card's secret, the choices and the sealed vote live in `state`: never in the address, the
 * title or the history. Until the vote is in, draft-store.js holds a copy of the choices that only the
 * card can read; choices are forgotten as soon as the vote is in.
 */

import { startSafety } from "../assist/safety.js";
import { h, line, pictured, saying, showStep } from "../ui/dom.js";
import { LEFT, watchQuiet } from "../ui/inactivity.js";
import { PATIENCE, QUIET } from "../ui/privacy-screen.js";
import { wordsFor } from "../ui/words.js";
import { digitsOf } from "./draft-store.js";
import { practiceCard } from "./gateway.js";

export const place = document.getElementById("vote");
export const words = wordsFor(practiceCard !== null);
export const NOBODYS = ["card", "handover"]; // steps that show nothing of anybody
const lookButton = document.getElementById("look");

export let state = fresh();
let leave = () => {}; // frees what the shown step holds
let back = null; // the step that Back leads to, or null
let over = () => {}; // what happens when the tablet was left
const LOOKED_AT = 5 * 60_000; // milliseconds; a helper has to come first
// A vote is the curtain's, which loses nothing; practice goes a while after the curtain hid it.
const isVote = () => state.card !== null && practiceCard === null;
const patience = () => {
  if (place.dataset.step === "compare") return LOOKED_AT;
  return state.card === null ? LEFT : QUIET + PATIENCE + LEFT;
};
const quietBegins = watchQuiet(() => isVote() || over(), patience);

export const curtain = startSafety({
  place,
  watching: () => state.card !== null && state.stage !== "busy",
  question: () => {
    const contest = state.contest?.contest;
    if (!contest) return [];
    const title = h("span", { lang: contest.language }, contest.title);
    return [title, words.start.canChoose(contest.max_choices)];
  },
});

/** Nothing of anybody. */
function fresh() {
  return {
    card: null,
    credential: null,
    contest: null,
    people: [], // the candidates in this card's order
    seen: new Set(), // the pages of people that were shown
    view: { at: 0, answers: new Map() }, // one at a time: who is shown, what was said
    voted: false,
    chosen: new Set(),
    sealed: null,
    back: false, // choices of before were found
    keep: null, // the copy that outlives a reload (draft-store.js)
    offline: false, // the card was opened without a connection
    tries: 0, // how often posting failed
    stage: "idle", // idle, choosing, busy, unsure, done
  };
}

/** Shows a step; `goBack` is what Back leads to, or null; `free` frees what the step holds. */
export function show(step, goBack, ...children) {
  leave();
  leave = () => {};
  back = goBack;
  lookButton.setAttribute("aria-pressed", String(step === "look"));
  showStep(place, step, ...children);
  quietBegins();
  if (NOBODYS.includes(step)) curtain.lift();
}

/** Says that a step goes by itself when the tablet was left. */
export const clears = (text = words.clears) => pictured("wait", line(text, "v-small"));

/** The step of waiting, which cannot be left. */
export function waiting(title) {
  show("wait", null, saying(title, "wait", [words.pleaseWait]));
}

/** What the shown step holds (a camera, a wait for the network) goes when another step comes. */
export function holdUntilLeft(free) {
  leave = free;
}

/** Where Back leads from the shown step, or null. */
export const wayBack = () => back;

/** Takes the shown step aside; gives what puts it back as it was. */
export function setAside() {
  const { step } = place.dataset;
  const [nodes, goBack, leaving] = [[...place.childNodes], back, leave];
  leave = () => {}; // the same step comes back
  return () => {
    show(step, goBack, nodes);
    leave = leaving;
  };
}

/** Forgets the voter. */
export function clear() {
  state = fresh();
  window.history.replaceState(null, "");
}

/** Does this when the tablet was left and nobody's vote is open. */
export function whenLeft(doThis) {
  over = doThis;
}

/** Keeps the choices and the sealed vote for this voter's card. */
export const save = (mine) =>
  mine.keep?.save({
    choices: digitsOf(mine.chosen, mine.contest.candidates.length),
    sealed: mine.sealed,
  });
