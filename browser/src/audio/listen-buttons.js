/** A Listen control under each person; inside a card it could not be pressed alone. */
import { button } from "../ui/parts.js";
import { say } from "../ui/words.js";
import { clipOf } from "./player.js";
import { CARD, partsOfPerson } from "./speakable-text.js";
import { sayParts } from "./speech-highlight.js";

/** @typedef {import("./speakable-text.js").Part} Part */

const PERSON = `${CARD}, .v-person-now`;

/**
 * Find the addresses of the clips that say these parts.
 * @param {Part[]} parts
 */
export const addressesOf = (parts) => parts.flatMap(({ text }) => clipOf(text) ?? []);

/**
 * Give every person in `main` a Listen control, if there is a clip.
 * @param {Element} main
 */
export function addListenButtons(main) {
  for (const person of main.querySelectorAll(PERSON)) addListenButton(person);
}

/** @param {Element} person */
function addListenButton(person) {
  const before = person.querySelector("h2") ?? person; // one at a time: beside the name
  if (before.parentElement?.querySelector(".v-listen")) return;
  const addresses = addressesOf(partsOfPerson(person));
  if (addresses.length === 0) return;
  const name = person.querySelector(".v-name")?.textContent ?? "";
  const listen = button(say("sound-listen"), {
    picture: "speaker",
    label: say("sound-hear", { name }),
    onclick: () => sayParts(partsOfPerson(person)),
  });
  listen.classList.add("v-listen");
  listen.dataset.audio = addresses.join(" ");
  before.after(listen);
}
