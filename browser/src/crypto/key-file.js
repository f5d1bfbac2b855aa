/** The files of a key holder: the key itself, and a part of the count that was made at home. */
import { parseScalar } from "./core.js";
import { publicKeyOf } from "./trustee.js";

const FORMAT = "repvote-key-1";
const FIELDS = "definition,format,key_holder,name,private_key,public_key,title";

/**
 * @typedef {"key-file" | "key-file-election" | "key-file-holder" | "key-file-damaged"
 *   | "share-file-holder"} KeyFileProblem
 * @typedef {{definition: string, index: number, publicKey: string}} KeyHolder
 *   a key holder as the election knows them: the definition's hash, their place from 1, their key
 */

/** A key file that cannot be used here; `code` names the sentence to show. */
export class KeyFileError extends Error {
  /**
   * @param {KeyFileProblem} code
   * @param {ErrorOptions} [options]
   */
  constructor(code, options) {
    super(code, options);
    this.code = code;
  }
}

/**
 * Write the file a key holder keeps: fields sorted by name.
 * @param {{definition: string, title: string, index: number, name: string, privateKey: bigint}} key
 *   `index` counts from 1
 */
export function keyFileText({ definition, title, index, name, privateKey }) {
  return JSON.stringify({
    definition,
    format: FORMAT,
    key_holder: index,
    name,
    private_key: privateKey.toString(),
    public_key: publicKeyOf(privateKey),
    title,
  });
}

/**
 * Parse the object in a JSON text; null if there is none.
 * @param {string} text
 * @returns {Record<string, unknown> | null}
 */
function parseObject(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

/**
 * Read a key file for one key holder of one election and give the private key.
 * Throws KeyFileError.
 * @param {string} text
 * @param {KeyHolder} holder
 */
export function readKeyFile(text, { definition, index, publicKey }) {
  const file = parseObject(text);
  if (file === null || file.format !== FORMAT) throw new KeyFileError("key-file");
  if (file.definition !== definition) throw new KeyFileError("key-file-election");
  if (Object.keys(file).sort().join() !== FIELDS) throw new KeyFileError("key-file-damaged");
  if (file.key_holder !== index) throw new KeyFileError("key-file-holder");
  const privateKey = parsePrivateKey(file.private_key);
  if (publicKeyOf(privateKey) !== file.public_key) throw new KeyFileError("key-file-damaged");
  if (file.public_key !== publicKey) throw new KeyFileError("key-file-holder");
  return privateKey;
}

/** @param {unknown} value */
function parsePrivateKey(value) {
  try {
    return parseScalar(value);
  } catch (cause) {
    throw new KeyFileError("key-file-damaged", { cause });
  }
}

/**
 * Read a file that `python -m audit share` made: the text to send, or null if it is not such a
 * file. Throws KeyFileError if it is somebody else's.
 * @param {string} text
 * @param {number} index of the key holder, from 1
 */
export function readShareFile(text, index) {
  const file = parseObject(text);
  if (file === null || !("shares" in file)) return null;
  if ("private_key" in file) throw new KeyFileError("key-file-damaged");
  if (file.key_holder !== index) throw new KeyFileError("share-file-holder");
  return text;
}
