/**
 * The pure functions of the browser side, shipped as one module that every page's script imports;
 * so tests run the same bytes as a voter's tablet.
 */
export { ed25519 } from "@noble/curves/ed25519.js";
export { rotateCandidates } from "./candidate-order.js";
export { isLikeLetters, parseLetters } from "./card-letters.js";
export {
  CardError,
  cardText,
  PICTURES,
  parseCard,
  picturesOf,
  publicCredential,
} from "./credential.js";
export { parseElection, tracker } from "./election.js";
export {
  BASE,
  GROUP,
  hashToScalar,
  IDENTITY,
  parsePoint,
  parseScalar,
  pointToText,
  randomScalar,
  scalarMult,
  scalarMultPublic,
} from "./group.js";
export { fromHex, hashToBase64, sha256, toHex } from "./hashing.js";
export { proveKnowledge } from "./proofs.js";
export { seal } from "./seal.js";
export { yieldToPage } from "./yield-to-page.js";
