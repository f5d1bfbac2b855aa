/**
 * The pure functions of the browser side, shipped as one module that every page's script imports;
 * so tests run the very bytes a voter's tablet runs.
 */
export {
  CardError,
  PICTURES,
  cardText,
  parseCard,
  picturesOf,
  publicCredential,
  secretExponent,
} from "./credential.js";
export {
  BASE,
  SubgroupCheck,
  ZERO,
  hash,
  hashBase64,
  hashScalar,
  hex,
  parsePoint,
  parseScalar,
  pointText,
  power,
  publicPower,
  signatureHolds,
} from "./group.js";
export {
  KeyFileError,
  keyFileText,
  newPrivateKey,
  partialDecryption,
  publicKeyOf,
  publicPart,
  readKeyFile,
  readShareFile,
} from "./keys.js";
export { inTurn, turnOf } from "./candidate-order.js";
export { breathe, parseElection, seal, tracker } from "./seal.js";
