/** The step where people are chosen: big cards, a count in words and frames, pages of people. */
import { afterObservers, focusHeading, h, scrollIntoSight, setText } from "../ui/dom.js";
import { actions, button, heading, paragraph, pictureLine } from "../ui/parts.js";
import { frames } from "../ui/pictures.js";
import { say } from "../ui/words.js";
import { pageOf, pagesFor } from "./paging.js";

/**
 * @typedef {import("../ui/api.js").BoxFacts} BoxFacts
 * @typedef {import("../ui/api.js").Candidate} Candidate
 * @typedef {import("../ui/dom.js").Child} Child
 *
 * @typedef {object} ChooseOptions
 * @property {BoxFacts["contest"]} contest
 * @property {Candidate[]} people the candidates in this card's order
 * @property {Set<number>} chosen indexes, in the order of choosing; changed in place
 * @property {Set<number>} seenPages changed in place
 * @property {import("./one-at-a-time.js").View} view changed in place
 * @property {number | null} showIndex a candidate to bring into view
 * @property {() => void} onDone
 * @property {() => void} onReview leads to the people chosen
 * @property {() => void} onNobody
 *
 * @typedef {object} ChooseStep
 * @property {Child[]} nodes
 * @property {() => void} settle to call once they are shown
 */

/**
 * Return the photos of the people chosen, first chosen first.
 * @param {Iterable<number>} chosen
 * @param {Candidate[]} people
 */
export const photosOf = (chosen, people) =>
  [...chosen].flatMap((index) => people.find((person) => person.index === index)?.picture ?? []);

/**
 * Build the step.
 * @param {ChooseOptions} options
 * @returns {ChooseStep}
 */
export function chooseStep(options) {
  const { contest, people, showIndex } = options;
  const { pages, perPage } = pagesFor(people.length);
  const bar = choiceBar(options);
  const pageLine = paragraph("", "v-say v-where");
  const list = h("ul", { class: "v-cards" });
  const ways = actions();

  const toggle = (/** @type {HTMLElement} */ card, /** @type {Candidate} */ candidate) => {
    const isChosen = bar.toggle(candidate);
    if (isChosen !== null) markCard(card, isChosen);
  };
  const draw = (/** @type {number} */ page) => {
    const shown = people.slice(page * perPage, (page + 1) * perPage);
    list.replaceChildren(
      ...shown.map((candidate) => h("li", {}, cardOf(candidate, options, toggle))),
    );
    setText(pageLine, pages > 1 && say("choose-page", { page: page + 1, pages }));
    pageLine.hidden = pages === 1;
    options.seenPages.add(page);
    const turnTo = (/** @type {number} */ to) => () => {
      draw(to);
      if (list.parentElement) focusHeading(list.parentElement);
    };
    bar.showWays(pages, page < pages - 1 ? turnTo(page + 1) : null);
    ways.replaceChildren(
      ...(page > 0
        ? [button(say("choose-back"), { picture: "back", onclick: turnTo(page - 1) })]
        : []),
      button(say("choose-nobody"), { picture: "nobody", onclick: options.onNobody }),
    );
  };

  draw(
    pageOf(
      people.findIndex(({ index }) => index === showIndex),
      perPage,
    ),
  );
  const title = heading(contest.title, contest.language);
  return {
    nodes: [
      h("div", { class: "v-choose-head" }, title, pageLine),
      pictureLine("touch", paragraph(say("choose-lead"), "v-say")),
      list,
      ways,
      bar.node,
    ],
    settle: () => bringCardIntoView(list, showIndex),
  };
}

/**
 * Build the bar that stays in sight: how many are chosen, and the way on.
 * @param {ChooseOptions} options
 */
function choiceBar({ contest, people, chosen, seenPages, onDone }) {
  const max = contest.max_choices;
  const framesPlace = h("span", { class: "v-frames-place" });
  const status = h("p", { class: "v-status", role: "status" });
  const ways = h("div", { class: "v-bar-action" });
  const node = h(
    "div",
    { class: "v-bar" },
    h("div", { class: "v-count" }, framesPlace, status),
    ways,
  );

  /** @param {string} [sentence] in the place of the usual one */
  const tell = (sentence) => {
    const usual = say("choose-status", { count: chosen.size, max: max, left: max - chosen.size });
    setText(status, sentence ?? usual);
    status.dataset.aloud = usual; // a refusal has a name in it
    framesPlace.replaceChildren(frames(max, photosOf(chosen, people)));
    node.classList.toggle("v-complete", chosen.size >= max); // a phone then shows the way on too
  };

  /**
   * Choose somebody or take them away. Returns whether they are chosen now; null if they are one
   * too many, since nobody is taken away automatically.
   * @param {Candidate} candidate
   */
  const toggle = ({ index, name }) => {
    const wasChosen = chosen.has(index);
    const isTooMany = !wasChosen && chosen.size >= max;
    node.classList.toggle("v-refused", isTooMany);
    if (isTooMany) {
      tell(say("choose-full", { name, max }));
      scrollIntoSight(status);
      return null;
    }
    if (wasChosen) chosen.delete(index);
    else chosen.add(index);
    tell();
    return !wasChosen;
  };

  /**
   * Show the buttons to the next page or step.
   * @param {number} pages
   * @param {(() => void) | null} turnOn leads to the next page
   */
  const showWays = (pages, turnOn) => {
    const hasSeenAll = seenPages.size >= pages; // only after the last page was shown
    const kind = hasSeenAll ? "plain" : "main";
    ways.replaceChildren(
      ...(turnOn ? [button(say("choose-more"), { picture: "people", onclick: turnOn, kind })] : []),
      ...(hasSeenAll
        ? [button(say("choose-done"), { kind: "main", picture: "next", onclick: onDone })]
        : []),
    );
  };

  tell();
  return { node, toggle, showWays };
}

/**
 * Show on a card whether the person is chosen.
 * @param {HTMLElement} card
 * @param {boolean} isChosen
 */
function markCard(card, isChosen) {
  card.setAttribute("aria-pressed", String(isChosen));
  const words = /** @type {HTMLElement} */ (card.querySelector(".v-state-words"));
  setText(words, isChosen ? say("choose-chosen") : say("choose-take"));
}

/**
 * Build the card of one person: photo, name, points, and whether they are chosen.
 * @param {Candidate} candidate
 * @param {ChooseOptions} options
 * @param {(card: HTMLElement, candidate: Candidate) => void} onTouch
 */
function cardOf(candidate, { contest, chosen }, onTouch) {
  const id = `person-${candidate.index}`;
  const lang = contest.language;
  const card = h(
    "button",
    {
      type: "button",
      class: "v-candidate",
      "data-index": candidate.index,
      "aria-labelledby": `${id}-name`,
      "aria-describedby": `${id}-points`,
      onclick: () => onTouch(card, candidate),
    },
    h("img", {
      src: candidate.picture,
      alt: "",
      class: "v-photo",
      width: 480,
      height: 600,
      decoding: "async", // words and frames first: a tap is answered before a photo is ready
    }),
    h("span", { class: "v-name", id: `${id}-name`, lang, translate: "no" }, candidate.name),
    h(
      "span",
      { class: "v-points", id: `${id}-points`, lang },
      candidate.points.map((point) => h("span", { class: "v-point" }, point)),
    ),
    h(
      "span",
      { class: "v-state" },
      h("span", { class: "v-state-box", "aria-hidden": "true" }),
      h("span", { class: "v-state-words" }),
    ),
  );
  markCard(card, chosen.has(candidate.index));
  return card;
}

/**
 * @param {HTMLElement} list
 * @param {number | null} index
 */
function bringCardIntoView(list, index) {
  /** @type {HTMLElement | null} */
  const card = list.querySelector(`[data-index="${index}"]`);
  if (!card) return;
  afterObservers(() => {
    card.scrollIntoView({ block: "center" });
    card.focus({ preventScroll: true });
  });
}
