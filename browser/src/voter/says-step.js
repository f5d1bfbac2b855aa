/** What one person says: their photo and all their points, in full size. */
import { actions, heading } from "../ui/parts.js";
import { say } from "../ui/words.js";
import { personInFull } from "./candidate-card.js";
import { wayButton } from "./choose-bar.js";

/** @typedef {import("../ui/api.js").Candidate} Candidate */

/**
 * Build the step.
 * @param {Candidate} person
 * @param {string} lang of the contest
 * @param {() => void} onBack
 */
export const saysStep = (person, lang, onBack) => [
  heading(say("choose-says", { name: person.name })),
  personInFull(person, lang),
  actions(wayButton("back", say("choose-says-back"), { kind: "main", onclick: onBack })),
];
