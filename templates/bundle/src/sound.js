/**
 * Listen: one control at the top that reads the step, one beside each person, one way to stop.
 *
 * Nothing sounds by itself (R34) but in listen mode, which needs headphones that were tried
 * (hearing.js). Only there a choice is spoken (R36): other people in the room must not hear it.
 * It follows the page by watching it, so no step needs to know of it; a step whose choice leads on
 * at once tells it with the event "choice" ({name, on}).
 */
import { aids, onAids } from "./aids.js";
import { button, fill, icon, isShown } from "./dom.js";
import { clipOf, isSounding, loadClips, onSounding, say, silence } from "./player.js";
import { words } from "./words.js";

const READ =
  "h1, h2, .v-say, .v-small, .v-notice, .v-status, .v-person .v-name, .v-person-now .v-point, .v-person-now .v-state-words, .v-step-now, .v-six li, [data-say]";
const CHOSEN = ".v-person-now .v-state-words";
const NOT_READ = "button, summary, details, [hidden]";
const CARD = "button.v-candidate";
const PERSON = `${CARD}, .v-person-now`;
const STEP = "[data-step], [data-curtain]";
const MARK = ":scope > [data-say]"; // says on every step what kind of page this is

const own = (element) => element.dataset.say || element.textContent;

/** The texts of an element that have a clip: the whole, or else its lines one by one. */
function textsIn(element) {
  const whole = own(element);
  if (clipOf(whole)) return [whole];
  const lines = [...element.childNodes].map(({ textContent }) => textContent);
  return lines.filter((text) => text.trim() && clipOf(text));
}

/** What stands on the step, in order. Names of people chosen only for the voter's own ears. */
function textsOfStep(step) {
  const blocks = [...step.querySelectorAll(READ)].filter(
    (element) => !element.closest(NOT_READ) && isShown(element),
  );
  return blocks.flatMap((element) => {
    if (element.matches(".v-person .v-name")) {
      return aids().listen ? [words.sound.chose, own(element)] : [];
    }
    return element.matches(CHOSEN) && !aids().listen ? [] : textsIn(element);
  });
}

/** A person's name and points, and for the voter's own ears whether they are chosen. */
function textsOfPerson(person) {
  const parts = [".v-name", ".v-point", aids().listen && ".v-state-words"].filter(Boolean);
  return parts.flatMap((part) => [...person.querySelectorAll(part)].map(own));
}

/** What a control is called: a person's name and points, or the words on the button. */
export function textsOfControl(control) {
  if (control.matches(CARD)) return textsOfPerson(control);
  return [control.getAttribute("aria-label"), control.textContent].filter(
    (text, i, both) => text && (i === 0 || !both[0] || !clipOf(both[0])),
  );
}

/** Says what a control is called, in listen mode only. */
export const sayControl = (control) => aids().listen && say(textsOfControl(control));

/**
 * Begins. `main` holds the steps; `listenButton` stays in the page's header; `address` is the list
 * of clips. Resolves to whether there is sound at all; without, the control stays hidden.
 */
export async function startSound({ main, listenButton, address }) {
  if (!address || !(await loadClips(address))) return false;
  const label = listenButton.querySelector("span");
  const picture = listenButton.querySelector("img");
  const pictures = [icon("speaker"), icon("speaker-off")].map((one) => one.src);
  const visible = () => [...main.querySelectorAll(STEP)].find((part) => isShown(part)) ?? main;
  const textsNow = () => [
    ...[...main.querySelectorAll(MARK)].flatMap(textsIn),
    ...textsOfStep(visible()),
  ];

  const draw = () => {
    for (const person of main.querySelectorAll(PERSON)) besideOf(person); // changes, then looks
    const texts = textsNow();
    listenButton.dataset.audio = texts.map(clipOf).join(" ");
    listenButton.hidden = texts.length === 0 && !isSounding();
  };

  onSounding((now) => {
    fill(label, now ? words.sound.stop : words.sound.listen);
    picture.src = pictures[now ? 1 : 0];
    draw();
  });
  listenButton.addEventListener("click", () => {
    if (isSounding()) silence();
    else say(textsNow());
  });
  onAids(({ listen }) => listen || silence());
  watchSteps(main, visible, draw);
  main.addEventListener("focusin", ({ target }) => {
    if (target.matches("button:focus-visible, summary:focus-visible")) sayControl(target);
  });
  draw();
  return true;
}

/** A Listen control under each person; inside a card it could not be pressed alone. */
function besideOf(person) {
  const before = person.querySelector("h2") ?? person; // one at a time: beside the name
  if (before.parentElement.querySelector(".v-listen")) return;
  const texts = textsOfPerson(person).filter(clipOf);
  if (texts.length === 0) return;
  const name = person.querySelector(".v-name").textContent;
  const listen = button(words.sound.listen, {
    picture: "speaker",
    label: words.sound.hear(name),
    onclick: () => say(textsOfPerson(person)),
  });
  listen.classList.add("v-listen");
  listen.dataset.audio = texts.map(clipOf).join(" ");
  before.after(listen);
}

/** A new step, a curtain dropped or lifted, another page of people, the next person. */
const isNewStep = ({ attributeName, target, addedNodes }) =>
  ["data-step", "data-curtain"].includes(attributeName) ||
  (attributeName === "hidden" && target.matches("main > *")) ||
  (addedNodes.length > 0 && target.matches?.(".v-cards, .v-one"));

/** In listen mode a new step is read, and so is every change of a count, an error, a choice. */
function watchSteps(main, visible, draw) {
  let choice = []; // said before the step it led to
  main.addEventListener("choice", ({ detail: { name, on } }) => {
    choice = [on ? words.sound.chose : words.sound.took, name];
  });
  const look = (changes, observer) => {
    const steps = changes.some(isNewStep);
    const chosen = choice;
    choice = [];
    draw();
    observer.takeRecords(); // what draw itself changed is no news
    if (steps) silence();
    if (!aids().listen) return;
    if (steps) return void say([...chosen, ...textsOfStep(visible())]);
    const pressed = changes.filter(({ attributeName }) => attributeName === "aria-pressed");
    const people = pressed.map(({ target }) => target).filter((one) => one.matches(CARD));
    const said = changes
      .map(({ target }) => (target.nodeType === Node.TEXT_NODE ? target.parentElement : target))
      .map((element) => element?.closest('[role="status"], [role="alert"]'))
      .filter((one, i, all) => one && all.indexOf(one) === i);
    const texts = [
      ...people.flatMap((card) => [
        card.getAttribute("aria-pressed") === "true" ? words.sound.chose : words.sound.took,
        card.querySelector(".v-name").textContent,
      ]),
      ...said.flatMap(textsIn),
    ];
    if (texts.length > 0) say(texts);
  };
  new MutationObserver(look).observe(main, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ["data-step", "data-curtain", "aria-pressed", "hidden"],
  });
}
