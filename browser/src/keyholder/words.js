// @ts-nocheck: a tree of texts, whose functions take numbers and names
/** The words of the key holders' scripts, beside those of every page (ui/words.js). */
import { inLanguage } from "../ui/language.js";
import { people } from "../ui/words.js";

const boxes = (n) => (n === 1 ? "1 box" : `${n} boxes`);
const votes = (n) => (n === 1 ? "1 vote" : `${n} votes`);

export const english = {
  board: {
    making: "Your key is being made.",
    made: "Your key is made. Keep the key file safe.",
    makeFails: "Your key did not get through. Touch the button again.",
    reading: "Your key file is being read.",
    looking: (box, all) => `Looking into box ${box} of ${all}. Please wait.`,
    lookingAt: (box, all, done, n) =>
      `Looking into box ${box} of ${all}. Vote ${done} of ${n}. Please wait.`,
    whole: "The boxes are whole.",
    holds: (n, all) => `${boxes(n)}. ${votes(all)}.`,
    inBox: (title, n) => `${title}: ${votes(n)}`,
    few: (title, n) => `${title}: Only ${people(n)} voted here.`,
    openNow: "Open them now?",
    openAllTheSame: (n) => (n === 1 ? "Open it all the same?" : "Open them all the same?"),
    yes: "Yes",
    no: "No",
    notOpened: "Nothing was opened. Tell the secretary.",
    working: (done, all) => `Opening: ${done} of ${all}. Please wait.`,
    shared: "Your part of the count is done. Thank you.",
    shareFails: "Your part did not get through. Choose your key file again.",
    nothing: "There is nothing to count yet.",
    cardRead: "The card was read.",
    errors: {
      "key-file": "This is not a key file. Choose your key file.",
      "key-file-election": "This key file is for another election. Choose the file for this one.",
      "key-file-holder": "This is not the right key file. Choose your own, newest key file.",
      "key-file-damaged": "This key file is damaged. Use your copy of it.",
      "share-file-holder": "This file is for another key holder. Choose your own file.",
      box: "This box does not hold together. Do not open it. Call for help.",
    },
  },
};

export const words = inLanguage(english);
