/** The bar of choosing: a slot for each person who can be chosen, and the ways on. */
import { h, setText } from "../ui/dom.js";
import { button } from "../ui/parts.js";
import { frames } from "../ui/pictures.js";
import { say } from "../ui/words.js";

/**
 * @typedef {import("../ui/api.js").Candidate} Candidate
 */

/**
 * Return the photos of the people chosen, first chosen first.
 * @param {Iterable<number>} chosen
 * @param {Candidate[]} people
 */
export const photosOf = (chosen, people) =>
  [...chosen].flatMap((index) => people.find((person) => person.index === index)?.picture ?? []);

/**
 * Return the sentence of how many are chosen and how many can still be.
 * @param {Set<number>} chosen
 * @param {number} max
 */
export const statusOf = ({ size }, max) =>
  say("choose-status", { count: size, max, left: max - size });

/**
 * Build the slots: each photo can be touched to take that person away. Where they would take too
 * much room they are one control, which leads to the people chosen.
 * @param {object} options
 * @param {number} options.max
 * @param {number} options.most slots that have room
 * @param {Candidate[]} options.people
 * @param {Set<number>} options.chosen
 * @param {(candidate: Candidate) => void} options.onAway
 * @param {() => void} options.onReview
 */
export function slotsOf({ max, most, people, chosen, onAway, onReview }) {
  if (max > most) return oneSlot(max, photosOf(chosen, people), onReview);
  const full = [...chosen].flatMap((index) => {
    const person = people.find((candidate) => candidate.index === index);
    return person ? [slotOf(person, onAway)] : [];
  });
  const empty = Array.from({ length: Math.max(0, max - full.length) }, () =>
    h("span", { class: "v-frame v-slot", "aria-hidden": "true" }),
  );
  return h("div", { class: "v-slots" }, full, empty);
}

/**
 * @param {Candidate} person
 * @param {(candidate: Candidate) => void} onAway
 */
const slotOf = (person, onAway) =>
  h(
    "button",
    {
      type: "button",
      class: "v-frame v-full v-slot",
      "aria-label": say("choose-slot", { name: person.name }),
      "data-aloud": say("choose-slot-aloud"),
      onclick: () => onAway(person),
    },
    h("img", { src: person.picture, alt: "" }),
    h("span", { class: "v-slot-away", "aria-hidden": "true" }),
  );

/**
 * @param {number} max
 * @param {string[]} photos
 * @param {() => void} onReview
 */
function oneSlot(max, photos, onReview) {
  const picture = frames(max, photos);
  if (photos.length === 0) return h("div", { class: "v-slots" }, picture);
  const see = h(
    "button",
    {
      type: "button",
      class: "v-button v-see-chosen",
      "aria-label": say("choose-see-chosen"),
      onclick: onReview,
    },
    picture,
  );
  return h("div", { class: "v-slots" }, see);
}

/**
 * Build the line that says how many are chosen; it is a refusal while it is marked as one.
 * @param {Set<number>} chosen
 * @param {number} max
 */
export function statusLine(chosen, max) {
  const node = h("p", { class: "v-status", role: "status" });
  /** @param {string} [sentence] in the place of the usual one */
  const tell = (sentence) => {
    const usual = statusOf(chosen, max);
    setText(node, sentence ?? usual);
    node.dataset.aloud = usual; // a refusal has a name in it
    node.classList.toggle("v-refused", sentence !== undefined);
  };
  tell();
  return { node, tell };
}

/**
 * Build a button with a fixed place and colour: what it is for can be told without its words.
 * @param {"on" | "more" | "nobody" | "back"} way
 * @param {string} text
 * @param {{onclick: () => void, kind?: "main" | "plain", aloud?: string}} options
 */
export function wayButton(way, text, options) {
  const picture = { on: "next", more: "people", nobody: "nobody", back: "back" }[way];
  const node = button(text, { picture, ...options });
  node.classList.add(`v-way-${way}`);
  return node;
}
