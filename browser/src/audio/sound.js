/**
 * Listen: one control at the top that reads the step, one beside each person, one way to stop.
 *
 * Nothing sounds by itself (R34) but in listen mode, which needs headphones that were tried
 * (audio-settings.js). Only there a choice is spoken (R36): other people in the room must not hear it.
 * Listen reads the lines of the step and then its buttons; by itself only the lines are read, for
 * a button is said when the focus comes there. It follows the page by watching it, so no step needs
 * to know of it; a step whose choice leads on at once tells it with the event "choice" ({name, on}).
 */
import { aids, onAids, setAids } from "../ui/assistive-settings.js";
import { button, fill, icon, isShown } from "../ui/dom.js";
import { words } from "../ui/words.js";
import { clipOf, isSounding, loadClips, onSounding, silence } from "./player.js";
import { CARD, partsIn, partsOfControl, partsOfPerson, partsOfStep } from "./speakable-text.js";
import { isSaid, readParts, sayParts, thenSayParts } from "./speech-highlight.js";

const PERSON = `${CARD}, .v-person-now`;
const STEP = "[data-step], [data-curtain]";
const MARK = ":scope > [data-say]"; // says on every step what kind of page this is
const CONTROL = "button:focus-visible, summary:focus-visible";
// Nobody chooses there, so what the focus comes to tells the room nothing.
const BEFORE_CHOOSING = '[data-step="card"], [data-step="look"]';

/** Says what a control is called once what sounds has ended, in listen mode only. */
export const thenSayControl = (control) => aids().listen && thenSayParts(partsOfControl(control));

/**
 * Begins. `main` holds the steps; `listenButton` stays in the page's `header`; `address` is the
 * list of clips. Resolves to whether there is sound at all; without, the control stays hidden.
 */
export async function startSound({ main, header, listenButton, address }) {
  if (!address || !(await loadClips(address))) return false;
  const label = listenButton.querySelector("span");
  const picture = listenButton.querySelector("img");
  const pictures = [icon("speaker"), icon("speaker-off")].map((one) => one.src);
  const visible = () => [...main.querySelectorAll(STEP)].find((part) => isShown(part)) ?? main;
  const marks = () => [...main.querySelectorAll(MARK)].flatMap(partsIn);
  const partsNow = () => [...marks(), ...partsOfStep(visible(), { controls: true })];

  const draw = () => {
    for (const person of main.querySelectorAll(PERSON)) besideOf(person); // changes, then looks
    const addresses = partsNow().map(([text]) => clipOf(text));
    listenButton.dataset.audio = addresses.filter(Boolean).join(" ");
    listenButton.hidden = addresses.length === 0 && !isSounding();
  };

  onSounding((now) => {
    fill(label, now ? words.sound.stop : words.sound.listen);
    picture.src = pictures[now ? 1 : 0];
    draw();
  });
  listenButton.addEventListener("click", ({ detail }) => {
    if (isSounding() && !isSaid(listenButton)) return silence();
    if (detail === 0) setAids({ along: true }); // by a key
    readParts(partsNow());
  });
  onAids(({ listen }) => listen || silence());
  watchSteps({ main, visible, marks, draw });
  watchKeys({ main, header, listenButton });
  draw();
  return true;
}

/** What the keys reach is said, and Enter at the heading, where a step begins, is Listen. */
function watchKeys({ main, header, listenButton }) {
  const alongHere = () => aids().along && main.querySelector(BEFORE_CHOOSING);
  for (const place of [main, header]) {
    place.addEventListener("focusin", ({ target }) => {
      if (aids().scan || !target.matches(CONTROL)) return; // one switch says where its frame is
      if (target === listenButton && isSounding()) return; // it stops what is being read
      if (aids().listen || alongHere()) sayParts(partsOfControl(target));
    });
  }
  main.addEventListener("click", ({ target }) => {
    const look = target.closest(".v-look");
    if (look && aids().listen) sayParts(partsOfControl(look));
  });
  document.addEventListener("keydown", (event) => {
    const { key, target, repeat, defaultPrevented } = event;
    if (key === "Enter" && !repeat && !defaultPrevented && target.matches("h1, body")) {
      listenButton.click();
    }
  });
}

/** A Listen control under each person; inside a card it could not be pressed alone. */
function besideOf(person) {
  const before = person.querySelector("h2") ?? person; // one at a time: beside the name
  if (before.parentElement.querySelector(".v-listen")) return;
  const addresses = partsOfPerson(person)
    .map(([text]) => clipOf(text))
    .filter(Boolean);
  if (addresses.length === 0) return;
  const name = person.querySelector(".v-name").textContent;
  const listen = button(words.sound.listen, {
    picture: "speaker",
    label: words.sound.hear(name),
    onclick: () => sayParts(partsOfPerson(person)),
  });
  listen.classList.add("v-listen");
  listen.dataset.audio = addresses.join(" ");
  before.after(listen);
}

const isStep = ({ attributeName, target }) =>
  ["data-step", "data-curtain"].includes(attributeName) ||
  (attributeName === "hidden" && target.matches("main > *"));

/** A new step, a curtain dropped or lifted, another page of people, the next person. */
const isNews = (change) =>
  isStep(change) || (change.addedNodes.length > 0 && change.target.matches?.(".v-cards, .v-one"));

/** In listen mode a new step is read, and so is every change of a count, an error, a choice. */
function watchSteps({ main, visible, marks, draw }) {
  let choice = []; // said before the step it led to
  main.addEventListener("choice", ({ detail: { name, on } }) => {
    choice = [[on ? words.sound.chose : words.sound.took], [name]];
  });
  const look = (changes, observer) => {
    const news = changes.some(isNews);
    const chosen = choice;
    choice = [];
    draw();
    observer.takeRecords(); // what draw itself changed is no news
    if (news) silence();
    if (!aids().listen) return;
    if (news) {
      const first = changes.some(isStep) ? marks() : [];
      return void sayParts([...first, ...chosen, ...partsOfStep(visible(), { controls: false })]);
    }
    const pressed = changes.filter(({ attributeName }) => attributeName === "aria-pressed");
    const people = pressed.map(({ target }) => target).filter((one) => one.matches(CARD));
    const said = changes
      .map(({ target }) => (target.nodeType === Node.TEXT_NODE ? target.parentElement : target))
      .map((element) => element?.closest('[role="status"], [role="alert"]'))
      .filter((one, i, all) => one && isShown(one) && all.indexOf(one) === i);
    const parts = [
      ...people.flatMap((card) => [
        [card.getAttribute("aria-pressed") === "true" ? words.sound.chose : words.sound.took, card],
        [card.querySelector(".v-name").textContent, card],
      ]),
      ...said.flatMap(partsIn),
    ];
    if (parts.length > 0) sayParts(parts);
  };
  new MutationObserver(look).observe(main, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ["data-step", "data-curtain", "aria-pressed", "hidden", "open"],
  });
}
