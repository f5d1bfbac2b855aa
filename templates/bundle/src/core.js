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
export { hashBase64, parsePoint } from "./group.js";
export {
  KeyFileError,
  keyFileText,
  newPrivateKey,
  partialDecryption,
  publicKeyOf,
  publicPart,
  readKeyFile,
} from "./keys.js";
export { inTurn, turnOf } from "./order.js";
export { parseElection, seal, tracker } from "./seal.js";
