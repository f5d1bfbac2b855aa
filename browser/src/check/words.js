// @ts-nocheck: a tree of texts, whose functions take numbers and names
/** The words of "Is my vote in the box?", beside those of every page (ui/words.js). */
import { inLanguage } from "../ui/language.js";

export const english = {
  check: {
    inBox: "Your vote is in the box",
    notYet: "Not here yet",
    notYetNext: "Ask for help.",
    cancelled: "This card was handed back. It does not count.",
    notListed: "This card is not on our list. Ask for help.",
    pictures: "These are the pictures on your card.",
    byPictures: "Find my card by its pictures",
    first: "Touch the first picture on your card",
    second: "Touch the second picture on your card",
    yours: "Is this your card?",
    yes: "Yes",
    no: "No",
    card: (n, all) => `Card ${n} of ${all}`,
    none: "We did not find your card",
    noneNext: "Try again, or ask for help.",
    another: "Look for another card",
    looking: "We are looking for your card.",
    sorry: "Something went wrong. Try again, or ask for help.",
  },
};

export const words = inLanguage(english);
