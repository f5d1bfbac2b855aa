/**
 * The pure functions of key holders' work, shipped as one module that only their pages import;
 * functions for all pages are in core.js.
 */
export { KeyFileError, keyFileText, readKeyFile, readShareFile } from "./key-file.js";
export { newPrivateKey, partialDecryption, publicKeyOf, publicPart } from "./trustee.js";
