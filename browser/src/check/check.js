/**
 * "Is my vote in the box?": with the card, or by its first two pictures. Only the card's public
 * half leaves the page, and no choice is ever shown, because nobody has it.
 */
import { startSafety } from "../assist/safety.js";
import { isSettingsStep, showSettings } from "../assist/settings-step.js";
import { cardText, parseCard, publicCredential } from "../crypto/core.js";
import { cardProblem, cardReader, takeFromAddress } from "../ui/card-reader.js";
import { resetSettings } from "../ui/display-settings.js";
import { elementById, showStep } from "../ui/dom.js";
import { findCard } from "../ui/find-card.js";
import { hearLine } from "../ui/hear-line.js";
import { isUntouched, LEFT, watchInactivity } from "../ui/inactivity.js";
import { actions, button, heading, lead, notice, paragraph, pictureLine } from "../ui/parts.js";
import { watchTouches } from "../ui/touch.js";
import { say, wordsReady } from "../ui/words.js";
import { lookUp } from "./lookup-steps.js";
import { askFirstPicture } from "./picture-steps.js";

/** @typedef {import("./lookup-steps.js").CheckView} CheckView */

const cardInAddress = takeFromAddress(); // before anything else
await wordsReady;

const place = elementById("check");
const settingsButton = elementById("look");
const privacyScreen = startSafety({ place, question: () => [], isVoting: () => false });
const restartClock = watchInactivity(whenLeft, () => LEFT);
let release = () => {}; // releases what the shown step holds
let turn = 0; // answers of an earlier question are dropped
let goBack = () => begin(); // the step to which the settings lead back

/** @type {CheckView} */
const view = {
  show(step, ...children) {
    release();
    release = () => {};
    turn += 1;
    settingsButton.setAttribute("aria-pressed", String(isSettingsStep(step)));
    showStep(place, step, children);
    restartClock();
  },
  watchStep() {
    const mine = turn;
    return () => mine === turn;
  },
  begin: () => begin(),
  vote: (text) => window.location.assign(`${place.dataset.vote}${text && `#${text}`}`),
};

/** Show the settings, and then the step before. */
function toggleSettings() {
  const { step = "" } = place.dataset;
  if (step === "wait") return;
  if (isSettingsStep(step)) return goBack();
  const nodes = [...place.childNodes];
  goBack = () => (step === "card" ? begin() : view.show(step, nodes));
  showSettings({
    show: (name, _, children) => view.show(name, ...children),
    onDone: () => goBack(),
  });
}

function leavePage() {
  resetSettings();
  window.location.assign(place.dataset.home ?? "/");
}

/** Show the first step with the usual settings for the next person: nobody is there any more. */
function whenLeft() {
  if (place.dataset.step === "card" && isUntouched(place)) return;
  privacyScreen.lift();
  resetSettings();
  begin();
}

/** @param {string | null} [problem] what was wrong with the card in the address */
function begin(problem = null) {
  const reader = cardReader(lookUpCard, { findCard });
  const onclick = () => askFirstPicture(view);
  view.show(
    "card",
    heading(say("card-check-heading")),
    problem && notice("warning", [problem], { role: "alert" }),
    reader.message,
    hearLine(),
    pictureLine("card", paragraph(say("card-check-lead"), "v-say")),
    lead("card", reader.node),
    actions(button(say("check-by-pictures"), { picture: "touch", onclick })),
  );
  release = reader.stop;
}

/** @param {import("../crypto/credential.js").Card} card */
const lookUpCard = ({ uuid, secret }) =>
  lookUp(view, uuid, publicCredential(secret, uuid), cardText(uuid, secret));

/** @param {string | null} [text] */
function startFromAddress(text = takeFromAddress()) {
  if (text === null) return begin();
  let card;
  try {
    card = parseCard(text);
  } catch (problem) {
    return begin(cardProblem(problem));
  }
  void lookUpCard(card);
}

elementById("stop").addEventListener("click", leavePage);
settingsButton.addEventListener("click", toggleSettings);
watchTouches(document.body);
window.addEventListener("hashchange", () => window.location.hash.length > 1 && startFromAddress());
window.addEventListener("pagehide", () => place.replaceChildren());
window.addEventListener("pageshow", (event) => event.persisted && begin());
startFromAddress(takeFromAddress() ?? cardInAddress); // it may have come while words were read
