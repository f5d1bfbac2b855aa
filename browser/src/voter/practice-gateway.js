/**
 * The practice page's stand-in for gateway.js: fruit instead of people, and no box. Nothing here
 * knows an address, an election or a key, so nothing can be sent anywhere.
 */
import { PICTURES } from "../crypto/core.js";
import { drawing } from "../ui/parts.js";
import { say, sayLines } from "../ui/words.js";

const SEATS = 2;
const CARD = ["apple", "sun", "dog", "boat", "hat", "cake"];
const FRUIT = /** @type {const} */ (["apple", "banana", "grapes", "orange", "pear", "strawberry"]);

export const practiceCard = Object.freeze({ uuid: "practice", secret: "" });

const fruit = () =>
  FRUIT.map((id, index) => ({
    index,
    name: say(`fruit-${id}-name`),
    points: sayLines(`fruit-${id}-point`),
    picture: drawing(id),
  }));

export const parseCard = () => practiceCard;
export const findCard = async () => practiceCard;
export const credentialOf = () => "practice";
export const picturesOf = () => CARD.map((name) => PICTURES.indexOf(name));
export const rotateCandidates = (/** @type {unknown[]} */ people) => people;
export const box = async () => ({
  contest: { title: say("fruit-title"), max_choices: SEATS },
  state: "open",
  candidates: fruit(),
});
export const cardState = async () => ({
  listed: true,
  cancelled: false,
  in_box: false,
  again: true,
});
export const isSound = () => true;
export const pathsOf = () => [];
export const sealVote = async () => "practice";
export const postVote = async () => ({});
export const rehearse = async () => null;
export const isReceipt = () => true;

// Keep nothing of practice, here or for a day without a network.
export const keeperOf = async () => null;
export const outbox = {
  count: async () => ({ waiting: 0, refused: 0 }),
  sendAll: async () => null,
  start: () => null,
};
export const keepForOffline = () => null;
export const keepClips = () => null;
export const startWorker = () => null;
