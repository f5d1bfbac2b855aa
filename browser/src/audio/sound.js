/**
 * Listen: one control at the top that reads the step, one beside each person, one way to stop.
 * Nothing plays automatically (R34) except in listen mode, which needs headphones that were tried
 * (audio-settings.js). Only there a choice is spoken (R36): other people in the room must not hear
 * it. Listen reads the lines of the step and then its buttons; listen mode reads only the lines,
 * since a button is said when it gets the focus. This module watches the page, so no step needs to
 * know of it; a step that goes on at once after a choice reports it with the event "choice".
 */
import { assistive, onAssistiveChange, setAssistive } from "../ui/assistive-settings.js";
import { isShown, setText } from "../ui/dom.js";
import { icon } from "../ui/parts.js";
import { say } from "../ui/words.js";
import { addListenButtons, addressesOf } from "./listen-buttons.js";
import { isSounding, loadClips, onSounding, silence } from "./player.js";
import { partsIn, partsOfControl, partsOfStep } from "./speakable-text.js";
import { isSaid, readParts, sayParts, sayPartsAfter } from "./speech-highlight.js";
import { choiceWords, isNews, isStep, partsOfChanges, WATCHED } from "./step-changes.js";

/**
 * @typedef {import("./speakable-text.js").Part} Part
 * @typedef {CustomEvent<{name: string, isChosen: boolean}>} ChoiceEvent
 *
 * @typedef {object} SoundPage
 * @property {HTMLElement} main holds the steps
 * @property {HTMLElement} header
 * @property {HTMLElement} listenButton stays in the header
 */

const STEP = "[data-step], [data-curtain]";
const MARK = ":scope > [data-say]"; // says on every step what kind of page this is
const CONTROL = ":is(button, summary, a):focus-visible";
// The controls that choose: which of them was said last would tell the room who was chosen.
const CHOOSING = [
  '[data-step="choose"] :is(.v-candidate, [data-aloud], .v-answers *, .v-way-nobody)',
  '[data-step="nobody"] *',
].join();

/**
 * Say the names of controls once the current sound has ended, in listen mode only.
 * @param {...Element} controls
 */
export function sayControlsAfter(...controls) {
  if (assistive().listen) sayPartsAfter(controls.flatMap(partsOfControl));
}

/**
 * Start the sound. Resolves to whether there is any; without it, the control stays hidden.
 * @param {SoundPage} page
 * @param {string | undefined} address of the list of clips
 */
export async function startSound(page, address) {
  if (!(address && (await loadClips(address)))) return false;
  const { main, listenButton } = page;
  const label = /** @type {HTMLElement} */ (listenButton.querySelector("span"));
  const picture = /** @type {HTMLImageElement} */ (listenButton.querySelector("img"));
  const [speaker, stopping] = [icon("speaker").src, icon("speaker-off").src];
  const partsNow = () => [...marksOf(main), ...partsOfStep(stepOf(main), { controls: true })];

  const draw = () => {
    addListenButtons(main); // changes the page, then looks at it
    listenButton.hidden = partsNow().length === 0 && !isSounding();
    listenButton.dataset.audio = addressesOf(partsNow()).join(" "); // some stand only beside it
  };

  onSounding((isOn) => {
    setText(label, isOn ? say("sound-stop") : say("sound-listen"));
    picture.src = isOn ? stopping : speaker;
    draw();
  });
  listenButton.addEventListener("click", ({ detail }) => {
    if (isSounding() && !isSaid(listenButton)) return silence();
    if (detail === 0) setAssistive({ along: true }); // by a key
    readParts(partsNow());
  });
  onAssistiveChange(({ listen }) => listen || silence());
  watchSteps(main, draw);
  watchKeys(page);
  draw();
  return true;
}

/**
 * Find the step that is shown.
 * @param {Element} main
 */
const stepOf = (main) => [...main.querySelectorAll(STEP)].find(isShown) ?? main;

/** @param {Element} main */
const marksOf = (main) => [...main.querySelectorAll(MARK)].flatMap(partsIn);

/**
 * Tell whether a control is said when keys reach it: all of them in headphones, and, for who had
 * Listen read by a key, those that choose nobody.
 * @param {Element} control
 */
function isSaidByKeys(control) {
  const { listen, along } = assistive();
  return listen || (along && !control.matches(CHOOSING));
}

/**
 * Say the control that keys reach; Enter at the heading, where a step begins, is Listen.
 * @param {SoundPage} page
 */
function watchKeys({ main, header, listenButton }) {
  for (const place of [main, header]) {
    place.addEventListener("focusin", ({ target }) => {
      const control = /** @type {Element} */ (target);
      if (assistive().scan || !control.matches(CONTROL)) return; // one switch says where it is
      if (control === listenButton && isSounding()) return; // it stops what is being read
      if (isSaidByKeys(control)) sayParts(partsOfControl(control));
    });
  }
  main.addEventListener("click", ({ target }) => {
    const setting = /** @type {Element} */ (target).closest(".v-look");
    if (setting && assistive().listen) sayParts(partsOfControl(setting));
  });
  document.addEventListener("keydown", (event) => {
    const { key, target, repeat, defaultPrevented } = event;
    const atHeading = target instanceof Element && target.matches("h1, body");
    if (key === "Enter" && atHeading && !(repeat || defaultPrevented)) listenButton.click();
  });
}

/**
 * Read each new step in listen mode, and every change of a count, an error, a choice.
 * @param {HTMLElement} main
 * @param {() => void} draw
 */
function watchSteps(main, draw) {
  /** @type {Part[]} said before the step it led to */
  let choice = [];
  main.addEventListener("choice", (event) => {
    const { name, isChosen } = /** @type {ChoiceEvent} */ (event).detail;
    choice = [choiceWords(isChosen), name].map((text) => ({ text, element: null }));
  });
  /**
   * @param {MutationRecord[]} changes
   * @param {Part[]} chosen
   */
  const partsOfNews = (changes, chosen) => {
    const marks = changes.some(isStep) ? marksOf(main) : [];
    return [...marks, ...chosen, ...partsOfStep(stepOf(main), { controls: false })];
  };
  const observer = new MutationObserver((changes) => {
    const hasNews = changes.some(isNews);
    const chosen = choice;
    choice = [];
    draw();
    observer.takeRecords(); // changes made by draw itself are not reported
    if (hasNews) silence();
    if (!assistive().listen) return;
    const parts = hasNews ? partsOfNews(changes, chosen) : partsOfChanges(changes);
    if (hasNews || parts.length > 0) sayParts(parts);
  });
  observer.observe(main, WATCHED);
}
