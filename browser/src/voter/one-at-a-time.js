/**
 * The rules of choosing one person at a time, apart from the page: who comes next, and what is
 * asked when everybody was shown.
 */

/**
 * @typedef {"yes" | "no" | "later"} Answer
 * @typedef {{at: number, answers: Map<number, Answer>}} View
 *   the place of the person shown, and what was said of each candidate, by index
 * @typedef {{index: number}} Person
 * @typedef {{ask: null, at: number} | {ask: "unseen"} | {ask: "later", count: number}
 *   | {ask: "done"}} Next
 */

/**
 * @template {Person} P
 * @param {P[]} people
 * @param {View} view changed in place
 * @param {Set<number>} chosen changed in place
 * @param {number} max how many may be chosen
 */
export function oneAtATime(people, view, chosen, max) {
  let round = [...people.keys()]; // the places still to be shown, in order
  const person = () => people[view.at];
  const isChosen = () => chosen.has(person().index);
  const isLater = (/** @type {P} */ { index }) =>
    view.answers.get(index) === "later" && !chosen.has(index);

  /** Find the place of the first person without an answer, or -1. */
  const firstUnseen = () => people.findIndex(({ index }) => !view.answers.has(index));

  return {
    person,
    isChosen,
    firstUnseen,

    /** Return the place shown before this one, or undefined. */
    before: () => round.findLast((place) => place < view.at),

    /**
     * Tell whether this answer would choose one too many.
     * @param {Answer} answer
     */
    isTooMany: (answer) => answer === "yes" && !isChosen() && chosen.size >= max,

    /**
     * Take an answer about the person shown. Returns whether the person is chosen now, or null if
     * nothing was chosen or taken away.
     * @param {Answer} answer
     */
    take(answer) {
      const { index } = person();
      const wasChosen = isChosen();
      if (answer === "yes") chosen.add(index);
      if (answer === "no") chosen.delete(index);
      view.answers.set(index, answer);
      if (answer === "yes") return true;
      return answer === "no" && wasChosen ? false : null;
    },

    /**
     * Return what comes after an answer: the next person, or a question.
     * @returns {Next}
     */
    next() {
      const at = round.find((place) => place > view.at);
      if (at !== undefined) return { ask: null, at };
      if (firstUnseen() >= 0) return { ask: "unseen" };
      const { length: count } = people.filter(isLater);
      return count === 0 || chosen.size >= max ? { ask: "done" } : { ask: "later", count };
    },

    /** Start a round of those answered with "not now"; returns the first place. */
    beginLaterRound() {
      round = people.flatMap((candidate, place) => (isLater(candidate) ? [place] : []));
      return round[0];
    },
  };
}
