/** The step where people are chosen, all together: as many as possible are seen at once. */
import { afterObservers, h, scrollIntoSight } from "../ui/dom.js";
import { actions, heading, paragraph, pictureLine } from "../ui/parts.js";
import { say } from "../ui/words.js";
import { cardPlace, markCard } from "./candidate-card.js";
import { slotsOf, statusLine, wayButton } from "./choose-bar.js";
import { barRoom, fitNow, setCards, whenRoomChanges } from "./choose-room.js";
import { pageOf, rangeOf, unmeasured } from "./paging.js";

/**
 * @typedef {import("../ui/api.js").BoxFacts} BoxFacts
 * @typedef {import("../ui/api.js").Candidate} Candidate
 * @typedef {import("../ui/dom.js").Child} Child
 *
 * @typedef {object} ChooseOptions
 * @property {BoxFacts["contest"]} contest
 * @property {Candidate[]} people the candidates in this card's order
 * @property {Set<number>} chosen indexes, in the order of choosing; changed in place
 * @property {Set<number>} seen indexes of those who were shown; changed in place
 * @property {import("./one-at-a-time.js").View} view changed in place
 * @property {number | null} showIndex a candidate to bring into view
 * @property {() => void} onDone
 * @property {() => void} onReview leads to the people chosen
 * @property {() => void} onNobody
 * @property {(candidate: Candidate) => void} onSays leads to what the person says
 *
 * @typedef {object} ChooseStep
 * @property {Child[]} nodes
 * @property {() => void} settle to call once they are shown
 * @property {() => void} free to call when they are left
 */

/**
 * Build the step.
 * @param {ChooseOptions} options
 * @returns {ChooseStep}
 */
export function chooseStep(options) {
  const { contest, people, chosen, seen, showIndex } = options;
  const max = contest.max_choices;
  const title = heading(contest.title, contest.language);
  const status = statusLine(chosen, max);
  const head = h("div", { class: "v-choose-head" }, title, status.node);
  const lead = pictureLine("touch", paragraph(say("choose-lead", { max }), "v-say"));
  lead.classList.add("v-choose-lead");
  const list = h("ul", { class: "v-cards" });
  const ways = actions();
  const bar = h("div", { class: "v-bar" });
  const place = (/** @type {Candidate} */ { index }) =>
    /** @type {HTMLElement | null} */ (list.querySelector(`[data-index="${index}"]`));

  let fit = unmeasured(people.length);
  let page = 0;

  /**
   * Choose somebody or take them away; nobody is taken away automatically for one too many.
   * @param {Candidate} candidate
   */
  const toggle = (candidate) => {
    const { index, name } = candidate;
    const wasChosen = chosen.has(index);
    if (!wasChosen && chosen.size >= max) {
      status.tell(say("choose-full", { name, max }));
      status.node.style.setProperty("--above", `${bar.clientHeight}px`); // on a phone
      return scrollIntoSight(status.node);
    }
    if (wasChosen) chosen.delete(index);
    else chosen.add(index);
    status.tell();
    const card = place(candidate);
    if (card) markCard(card, !wasChosen);
    drawBar();
  };
  const takeAway = (/** @type {Candidate} */ candidate) => {
    toggle(candidate);
    (place(candidate) ?? title).focus({ preventScroll: true }); // the slot is gone
  };

  const drawBar = () => {
    const { onDone, onNobody, onReview } = options;
    const room = barRoom(fit.pages > 1);
    const slots = slotsOf({ max, most: room.slots, people, chosen, onAway: takeAway, onReview });
    const hasSeenAll = people.every(({ index }) => seen.has(index));
    const done = wayButton("on", say("choose-done"), {
      kind: hasSeenAll ? "main" : "plain",
      onclick: onDone,
    });
    const nobody = wayButton("nobody", say("choose-nobody"), { onclick: onNobody });
    const { first, last } = rangeOf(page, fit.perPage, people.length);
    const toMore = () =>
      wayButton("more", say("choose-more", { first, last, people: people.length }), {
        kind: hasSeenAll ? "plain" : "main",
        onclick: turnPage,
      });
    const more = fit.pages > 1 ? [toMore()] : [];
    const isReady = hasSeenAll && chosen.size >= max;
    const buttons = isReady ? [done, ...more, nobody] : [...more, done, nobody]; // one on a phone
    bar.replaceChildren(slots, ...buttons.splice(0, room.buttons));
    ways.replaceChildren(...buttons);
    ways.hidden = buttons.length === 0;
  };

  const draw = () => {
    const shown = people.slice(page * fit.perPage, (page + 1) * fit.perPage);
    const cards = {
      language: contest.language,
      people,
      onTouch: (/** @type {unknown} */ _, /** @type {Candidate} */ candidate) => toggle(candidate),
      onSays: options.onSays,
    };
    list.replaceChildren(
      ...shown.map((person) => cardPlace(person, chosen.has(person.index), cards)),
    );
    for (const { index } of shown) seen.add(index);
    drawBar();
    setCards(list, fit, people.length);
  };

  const turnPage = () => {
    page = (page + 1) % fit.pages;
    draw();
    afterObservers(() => {
      window.scrollTo(0, 0);
      title.focus({ preventScroll: true });
    });
  };

  /** Fit the people into the room there is now; the first one shown stays in sight. */
  const fitAgain = () => {
    if (!list.isConnected) return;
    const first = page * fit.perPage;
    for (let turn = 0; turn < 2; turn += 1) {
      drawBar(); // its height depends on how many pages there are
      const before = fit;
      fit = fitNow(list, bar, people);
      page = pageOf(first, fit.perPage);
      if (!list.hasChildNodes() || before.perPage !== fit.perPage) draw();
    }
    drawBar();
    setCards(list, fit, people.length);
  };

  // Controls for sound come after the cards: there is less room on these then.
  const sound = new MutationObserver(() => list.isConnected && setCards(list, fit, people.length));
  const stopWatching = whenRoomChanges(fitAgain);
  const free = () => {
    sound.disconnect();
    stopWatching();
  };

  const settle = () => {
    sound.observe(list, { childList: true, subtree: true });
    const at = people.findIndex(({ index }) => index === showIndex);
    fitAgain();
    if (at >= 0 && pageOf(at, fit.perPage) !== page) {
      page = pageOf(at, fit.perPage);
      draw();
    }
    if (at >= 0) bringIntoView(place(people[at]));
  };

  return { nodes: [head, lead, list, ways, bar], settle, free };
}

/** @param {HTMLElement | null} card */
function bringIntoView(card) {
  afterObservers(() => {
    card?.scrollIntoView({ block: "nearest" });
    card?.focus({ preventScroll: true });
  });
}
