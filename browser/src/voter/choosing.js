/** The step where people are chosen: big cards, a count in words and frames, pages of people. */
import {
  beginAtHeading,
  bringIntoSight,
  button,
  fill,
  h,
  line,
  ownHeading,
  pictured,
  whenWhole,
} from "../ui/dom.js";
import { frames } from "../ui/pictures.js";

export const MOST_ON_A_PAGE = 12;

/** The photos of those chosen, first chosen first. */
export const photosOf = (chosen, people) =>
  [...chosen].map((index) => people.find((one) => one.index === index).picture);

/**
 * Builds the step. `people` are the candidates in this card's order, `text` the words of choosing.
 * `chosen` is a Set of candidate indexes, in the order of choosing, and `seen` a Set of pages;
 * both are changed in place. `showIndex` is a candidate to bring into view. Returns the nodes and
 * `settle`, to call once they are shown.
 */
export function chooseStep(options) {
  const { contest, people: candidates, chosen, seen, text, showIndex, onDone, onNobody } = options;
  const max = contest.max_choices;
  const pages = Math.ceil(candidates.length / MOST_ON_A_PAGE);
  const perPage = Math.ceil(candidates.length / pages);
  const place = candidates.findIndex(({ index }) => index === showIndex);
  let page = place < 0 ? 0 : Math.floor(place / perPage);

  const title = ownHeading(contest.title, contest.language);
  const pageLine = line("", "v-say v-where");
  const people = h("ul", { class: "v-cards" });
  const framesPlace = h("span", { class: "v-frames-place" });
  const status = h("p", { class: "v-status", role: "status" });
  const mainPlace = h("div", { class: "v-bar-action" });
  const count = h("div", { class: "v-count" }, framesPlace, status);
  const bar = h("div", { class: "v-bar" }, count, mainPlace);
  const actions = h("div", { class: "v-actions" });

  const tell = (sentence = text.status(chosen.size, max)) => {
    fill(status, sentence);
    status.dataset.aloud = text.status(chosen.size, max); // a refusal has a name in it
    framesPlace.replaceChildren(frames(max, photosOf(chosen, candidates)));
    bar.classList.toggle("v-complete", chosen.size >= max); // a phone then shows the way on too
  };

  const mark = (card, on) => {
    card.setAttribute("aria-pressed", String(on));
    fill(card.querySelector(".v-state-words"), on ? text.chosen : text.take);
  };

  const toggle = (card, candidate) => {
    const on = chosen.has(candidate.index);
    bar.classList.toggle("v-refused", !on && chosen.size >= max);
    if (on) chosen.delete(candidate.index);
    else if (chosen.size < max) chosen.add(candidate.index);
    else {
      tell(text.full(candidate.name, max)); // nothing is taken away by itself
      return bringIntoSight(status);
    }
    mark(card, !on);
    tell();
  };

  const cardOf = (candidate) => {
    const id = `person-${candidate.index}`;
    const card = h(
      "button",
      {
        type: "button",
        class: "v-candidate",
        "data-index": candidate.index,
        "aria-labelledby": `${id}-name`,
        "aria-describedby": `${id}-points`,
      },
      h("img", {
        src: candidate.picture,
        alt: "",
        class: "v-photo",
        width: 480,
        height: 600,
        decoding: "async", // words and frames first: a tap is answered before a photo is ready
      }),
      h("span", { class: "v-name", id: `${id}-name`, lang: contest.language }, candidate.name),
      h(
        "span",
        { class: "v-points", id: `${id}-points`, lang: contest.language },
        candidate.points.map((point) => h("span", { class: "v-point" }, point)),
      ),
      h(
        "span",
        { class: "v-state" },
        h("span", { class: "v-state-box", "aria-hidden": "true" }),
        h("span", { class: "v-state-words" }),
      ),
    );
    card.addEventListener("click", () => toggle(card, candidate));
    mark(card, chosen.has(candidate.index));
    return h("li", {}, card);
  };

  const draw = () => {
    const shown = candidates.slice(page * perPage, (page + 1) * perPage);
    people.replaceChildren(...shown.map(cardOf));
    fill(pageLine, pages > 1 ? text.page(page + 1, pages) : "");
    pageLine.hidden = pages === 1;
    const turn = (to) => () => {
      page = to;
      draw();
      beginAtHeading(people.parentElement);
    };
    seen.add(page);
    const more = page < pages - 1 && { picture: "people", onclick: turn(page + 1) };
    const done = { kind: "main", picture: "next", onclick: onDone };
    const all = seen.size >= pages; // nobody finishes before the last page was shown
    mainPlace.replaceChildren(
      ...(more ? [button(text.more, { ...more, kind: all ? "plain" : "main" })] : []),
      ...(all ? [button(text.done, done)] : []),
    );
    actions.replaceChildren(
      ...(page > 0 ? [button(text.back, { picture: "back", onclick: turn(page - 1) })] : []),
      button(text.nobody, { picture: "nobody", onclick: onNobody }),
    );
  };

  draw();
  tell();
  return {
    nodes: [
      h("div", { class: "v-choose-head" }, title, pageLine),
      pictured("touch", line(text.lead, "v-say")),
      people,
      actions,
      bar,
    ],
    settle() {
      const card = people.querySelector(`[data-index="${showIndex}"]`);
      if (!card) return;
      whenWhole(() => {
        card.scrollIntoView({ block: "center" });
        card.focus({ preventScroll: true });
      });
    },
  };
}
