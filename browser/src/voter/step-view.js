/**
 * The step that is shown: where Back leads from it, what it holds, and when it ends automatically.
 */
import { startSafety } from "../assist/safety.js";
import { isSettingsStep } from "../assist/settings-step.js";
import { elementById, h, showStep } from "../ui/dom.js";
import { LEFT, watchInactivity } from "../ui/inactivity.js";
import { messageStep, paragraph, pictureLine } from "../ui/parts.js";
import { PATIENCE, QUIET } from "../ui/privacy-screen.js";
import { say } from "../ui/words.js";
import { isPhone } from "./choose-room.js";
import { practiceCard } from "./gateway.js";
import { state } from "./session.js";

/** @typedef {import("../ui/dom.js").Child} Child */

export const place = elementById("vote");
export const listenButton = elementById("listen");
const settingsButton = elementById("look");

const COMPARE = 5 * 60_000; // milliseconds; a helper has to come first
// Steps that say one thing, with the ways on: they fit the screen (told.css).
const TOLD = [
  ...["voted", "refused", "stop", "stopped", "lost", "waits", "cannot-post"],
  ...["unseen", "nobody", "review", "post"],
];
const PUBLIC = ["card", "handover", "stopped", "waits"]; // steps that show nothing of anybody

/** Return the name of the step that is shown. */
export const shownStep = () => place.dataset.step ?? "";

/** Tell whether the step shows nothing of anybody. */
export const isPublicStep = () => PUBLIC.includes(shownStep());

/** Tell whether the tablet goes from voter to voter. A phone is its owner's, in a hall as well. */
export const isShared = () => place.dataset.shared !== undefined && !isPhone();

let release = () => {}; // releases what the shown step holds
/** @type {(() => unknown) | null} the step that Back leads to */
let back = null;
let onLeft = () => {}; // called when the tablet was left

// The privacy screen guards a vote, which loses nothing; practice ends a while after it was hidden.
const isVote = () => state.card !== null && practiceCard === null;
const patience = () => {
  if (shownStep() === "compare") return COMPARE;
  return state.card === null ? LEFT : QUIET + PATIENCE + LEFT;
};
const restartClock = watchInactivity(() => isVote() || onLeft(), patience);

export const privacyScreen = startSafety({
  place,
  isVoting: () => state.card !== null && state.stage !== "busy",
  question: () => {
    const contest = state.facts?.contest;
    if (!contest) return [];
    const title = h("span", { lang: contest.language, translate: "no" }, contest.title);
    return [title, say("start-can-choose", { max: contest.max_choices })];
  },
});

/**
 * Show a step.
 * @param {string} step its name
 * @param {(() => unknown) | null} goBack what Back leads to
 * @param {...(Child | Child[])} children
 */
export function show(step, goBack, ...children) {
  release();
  release = () => {};
  back = goBack;
  settingsButton.setAttribute("aria-pressed", String(isSettingsStep(step)));
  place.toggleAttribute("data-told", TOLD.includes(step));
  showStep(place, step, children);
  restartClock();
  if (isPublicStep()) privacyScreen.lift();
}

/**
 * Build the line that says that a step ends automatically when the tablet is left.
 * @param {string} text
 */
export const clearsLine = (text = say("clears")) => pictureLine("wait", paragraph(text, "v-small"));

/**
 * Show the step of waiting, which cannot be left.
 * @param {string} title
 */
export function showWaiting(title) {
  show("wait", null, messageStep(title, "wait", [say("please-wait")]));
}

/**
 * Set what to release when another step comes (a camera, a wait for the network).
 * @param {() => void} free
 */
export function holdUntilLeft(free) {
  release = free;
}

/** Return where Back leads from the shown step, or null. */
export const wayBack = () => back;

/** Put the shown step aside; returns the function that puts it back as it was. */
export function setAside() {
  const step = shownStep();
  const [nodes, goBack, held] = [[...place.childNodes], back, release];
  release = () => {}; // the same step comes back
  return () => {
    show(step, goBack, nodes);
    release = held;
  };
}

/**
 * Do this when the tablet was left and nobody's vote is open.
 * @param {() => void} action
 */
export function whenLeft(action) {
  onLeft = action;
}
