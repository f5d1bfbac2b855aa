/** The card of one person to choose: photo, name, points, a box to tick, and what they say. */
import { h, setText } from "../ui/dom.js";
import { button } from "../ui/parts.js";
import { say } from "../ui/words.js";

/**
 * @typedef {import("../ui/api.js").Candidate} Candidate
 *
 * @typedef {object} CardOptions
 * @property {string} language of the contest
 * @property {Candidate[]} people all of the contest
 * @property {(card: HTMLElement, candidate: Candidate) => void} onTouch
 * @property {(candidate: Candidate) => void} onSays
 */

/**
 * Return the name that people call somebody by, for short labels: the first word of the name, or
 * the whole of it where others are called the same.
 * @param {string} name
 * @param {Candidate[]} people
 */
function calledName(name, people) {
  const [first] = name.split(" ");
  const isTitle = /^(\p{Lu}|dr|mr|mrs|ms|mx)\.?$/iu.test(first); // or an initial
  const same = people.filter((person) => person.name.split(" ")[0] === first);
  return isTitle || same.length > 1 ? name : first;
}

const nameId = (/** @type {Candidate} */ { index }) => `person-${index}-name`;

/**
 * Build a card with its control beside it.
 * @param {Candidate} candidate
 * @param {boolean} isChosen
 * @param {CardOptions} options
 */
export function cardPlace(candidate, isChosen, { language, people, onTouch, onSays }) {
  const card = cardOf(candidate, language, onTouch);
  markCard(card, isChosen);
  return h("li", {}, card, saysButton(candidate, people, onSays));
}

/**
 * Build the control that leads to what somebody says.
 * @param {Candidate} person
 * @param {Candidate[]} people
 * @param {CardOptions["onSays"]} onSays
 */
export function saysButton(person, people, onSays) {
  const says = button(say("choose-says", { name: calledName(person.name, people) }), {
    picture: "talk",
    onclick: () => onSays(person),
  });
  says.classList.add("v-says");
  says.dataset.say = say("choose-says", { name: person.name }); // it has a clip
  says.setAttribute("aria-describedby", nameId(person)); // the whole name, for readers
  return says;
}

/**
 * Show on a card whether the person is chosen.
 * @param {HTMLElement} card
 * @param {boolean} isChosen
 */
export function markCard(card, isChosen) {
  card.setAttribute("aria-pressed", String(isChosen));
  const words = /** @type {HTMLElement} */ (card.querySelector(".v-state-words"));
  setText(words, isChosen ? say("choose-chosen") : say("choose-take"));
}

/**
 * Build one person in full size, with all their points.
 * @param {Candidate} person
 * @param {string} lang of the contest
 * @param {boolean} [isChosen]
 */
export function personInFull(person, lang, isChosen = false) {
  const { name, points, picture } = person;
  const id = nameId(person);
  const state = h(
    "p",
    { class: "v-state" },
    h("span", { class: "v-state-box v-ticked" }),
    h("span", { class: "v-state-words" }, say("choose-chosen")),
  );
  return h(
    "article",
    {
      class: isChosen ? "v-person-now v-on" : "v-person-now",
      "aria-labelledby": id,
    },
    h("img", { src: picture, alt: say("choose-photo", { name }), class: "v-photo" }),
    h(
      "div",
      {},
      h("h2", { id, class: "v-name", lang, translate: "no" }, name),
      h(
        "ul",
        { class: "v-points v-points-big", lang },
        points.map((point) => h("li", { class: "v-point" }, point)),
      ),
      isChosen && state,
    ),
  );
}

/**
 * @param {Candidate} candidate
 * @param {string} lang
 * @param {CardOptions["onTouch"]} onTouch
 */
function cardOf(candidate, lang, onTouch) {
  const pointsId = `person-${candidate.index}-points`;
  const card = h(
    "button",
    {
      type: "button",
      class: "v-candidate",
      "data-index": candidate.index,
      "aria-labelledby": nameId(candidate),
      "aria-describedby": pointsId,
      onclick: () => onTouch(card, candidate),
    },
    h(
      "span",
      { class: "v-face" },
      h("img", {
        src: candidate.picture,
        alt: "",
        class: "v-photo",
        width: 480,
        height: 600,
        decoding: "async", // words and frames first: a tap is answered before a photo is ready
      }),
    ),
    h("span", { class: "v-name", id: nameId(candidate), lang, translate: "no" }, candidate.name),
    h(
      "span",
      { class: "v-points", id: pointsId, lang },
      candidate.points.map((point) => h("span", { class: "v-point" }, point)),
    ),
    h(
      "span",
      { class: "v-state" },
      h("span", { class: "v-state-box", "aria-hidden": "true" }),
      h("span", { class: "v-state-words" }),
    ),
  );
  return card;
}
