/**
 * "Is my vote in the box?": with the card, or by its first two pictures. Only the card's public
 * half leaves the page, and no choice is ever shown, because nobody has it.
 */

import { startSafety } from "../assist/safety.js";
import { lookStep } from "../assist/settings-step.js";
import { parseCard, picturesOf, publicCredential } from "../crypto/core.js";
import { cardState, get } from "../ui/api.js";
import { cardReader, takeFromAddress } from "../ui/card-reader.js";
import { usualSettings } from "../ui/display-settings.js";
import {
  actions,
  button,
  h,
  heading,
  icon,
  line,
  notice,
  pictured,
  saying,
  showStep,
} from "../ui/dom.js";
import { isUntouched, LEFT, watchQuiet } from "../ui/inactivity.js";
import { pictureBoard, sixPictures, success } from "../ui/pictures.js";
import { watchTouches } from "../ui/touch.js";
import { words } from "../ui/words.js";

const place = document.getElementById("check");
const lookButton = document.getElementById("look");
const curtain = startSafety({ place, question: () => [], watching: () => false });
const quietBegins = watchQuiet(leftAlone, () => LEFT);
let leave = () => {};
let turn = 0; // answers of an earlier question are dropped

const another = (kind = "main") =>
  button(words.check.another, { kind, picture: "card", onclick: () => begin() });

function show(step, ...children) {
  leave();
  leave = () => {};
  turn += 1;
  lookButton.setAttribute("aria-pressed", String(step === "look"));
  showStep(place, step, ...children);
  quietBegins();
}

let before = () => begin(); // what the looks lead back to

/** To the looks, and back to the step before. */
function changeLooks() {
  const { step } = place.dataset;
  if (step === "wait") return;
  if (step === "look") return before();
  const nodes = [...place.childNodes];
  before = () => (step === "card" ? begin() : show(step, nodes));
  show("look", lookStep({ onDone: () => before() }));
}

function stopHere() {
  usualSettings();
  window.location.assign(place.dataset.home);
}

/** Nobody is there any more: the next person finds the first step, as it usually looks. */
function leftAlone() {
  if (place.dataset.step === "card" && isUntouched(place)) return;
  curtain.lift();
  usualSettings();
  begin();
}

function begin(told = null) {
  const reader = cardReader(lookUp);
  show(
    "card",
    heading(words.card.checkHeading),
    told && notice("warning", [told], { role: "alert" }),
    reader.message,
    pictured("card", line(words.card.checkLead, "v-say")),
    h("div", { class: "v-lead" }, icon("card", "v-lead-picture"), reader.node),
    actions(button(words.check.byPictures, { picture: "touch", onclick: firstPicture })),
  );
  leave = reader.stop;
}

function waiting() {
  show("wait", saying(words.check.looking, "wait", [words.pleaseWait]));
}

async function ask(question, answer, retry) {
  waiting();
  const mine = turn;
  let found;
  try {
    found = await question();
  } catch (problem) {
    if (mine === turn) sorry(problem.lost ? null : problem.text, retry);
    return;
  }
  if (mine === turn) answer(found);
}

function sorry(sentence, retry) {
  const title = sentence ? words.check.none : words.lost.loadHeading;
  const again = button(words.tryAgain, { kind: "main", picture: "magnifier", onclick: retry });
  show("sorry", saying(title, "warning", [sentence ?? words.check.sorry], again, another("plain")));
}

function lookUp({ uuid, secret }) {
  const credential = publicCredential(secret, uuid);
  lookUpCredential(uuid, credential);
}

function lookUpCredential(uuid, credential) {
  ask(
    () => cardState(uuid, credential),
    (card) => answer(card, picturesOf(credential)),
    () => lookUpCredential(uuid, credential),
  );
}

function answer(card, pictures) {
  const text = words.check;
  if (!card.listed || card.cancelled) {
    const sentence = card.cancelled ? text.cancelled : text.notListed;
    show("not-listed", saying(text.notYet, "warning", [sentence], another()));
    return;
  }
  const title = heading(card.in_box ? text.inBox : text.notYet);
  show(
    card.in_box ? "in-the-box" : "not-yet",
    card.in_box
      ? success(title)
      : h("div", { class: "v-success" }, icon("question", "v-success-tick"), title),
    !card.in_box && pictured("help", line(text.notYetNext, "v-say v-strong")),
    pictured("card", line(text.pictures, "v-say")),
    sixPictures(pictures),
    actions(another()),
  );
}

// --- by pictures -------------------------------------------------------------------------------

function firstPicture() {
  show(
    "first",
    heading(words.check.first),
    pictureBoard(secondPicture),
    actions(button(words.goBack, { picture: "back", onclick: () => begin() })),
  );
}

function secondPicture(first) {
  const search = (second) =>
    ask(
      () => get(`/api/codes?first=${first}&second=${second}`),
      ({ cards }) => isItThis(cards, 0),
      () => search(second),
    );
  show(
    "second",
    heading(words.check.second),
    pictureBoard(search),
    actions(button(words.goBack, { picture: "back", onclick: firstPicture })),
  );
}

/** Cards are shown one at a time: choosing from a list goes wrong too often. */
function isItThis(cards, at) {
  if (at >= cards.length) {
    show(
      "none",
      heading(words.check.none),
      pictured("help", line(words.check.noneNext, "v-say")),
      actions(
        button(words.tryAgain, { kind: "main", picture: "touch", onclick: firstPicture }),
        another("plain"),
      ),
    );
    return;
  }
  const card = cards[at];
  const pictures = picturesOf(card.credential);
  show(
    "is-it-this",
    heading(words.check.yours),
    pictured("card", line(words.check.card(at + 1, cards.length), "v-say")),
    sixPictures(pictures),
    actions(
      button(words.check.yes, {
        kind: "main",
        picture: "thumbs-up",
        onclick: () => lookUpCredential(card.uuid, card.credential),
      }),
      button(words.check.no, { picture: "cross", onclick: () => isItThis(cards, at + 1) }),
    ),
  );
}

function startFromAddress() {
  const text = takeFromAddress();
  if (text === null) return begin();
  try {
    lookUp(parseCard(text));
  } catch (problem) {
    begin(words.card.errors[problem.code]);
  }
}

document.getElementById("stop").addEventListener("click", stopHere);
lookButton.addEventListener("click", changeLooks);
watchTouches(document.body);
window.addEventListener("hashchange", () => window.location.hash.length > 1 && startFromAddress());
window.addEventListener("pagehide", () => place.replaceChildren());
window.addEventListener("pageshow", (event) => event.persisted && begin());
startFromAddress();
