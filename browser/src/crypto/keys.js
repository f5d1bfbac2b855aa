/**
 * Key holders: making a key and computing a share of the count. The private key stays in the
 * page and in the key file; only what these functions return may be sent.
 */
import {
  BASE,
  GROUP,
  hashScalar,
  parsePoint,
  parseScalar,
  pointText,
  power,
  randomScalar,
} from "./group.js";
import { prove } from "./proofs.js";
import { breathe } from "./seal.js";

const FORMAT = "repvote-key-1";
const FIELDS = "definition,format,key_holder,name,private_key,public_key,title";

/** A key file that cannot be used here; `code` names the sentence to show. */
export class KeyFileError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** A new private key, 1 <= x < order. */
export const newPrivateKey = randomScalar;

export function publicKeyOf(x) {
  return pointText(power(BASE, x));
}

/** trustee_public_key of the specification ("Verification keys"), exact JSON. */
export function publicPart(x) {
  const publicKey = publicKeyOf(x);
  const pok = prove(x, [BASE], (a) => hashScalar(`pok|${GROUP}|${publicKey}|${a}`));
  return JSON.stringify({ pok, public_key: publicKey });
}

/** Text of the file a key holder keeps: fields sorted by name. `index` counts from 1. */
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
 * Reads a key file for one key holder of one election and gives the private key. Throws
 * KeyFileError with "key-file", "key-file-election", "key-file-holder" or "key-file-damaged".
 * `publicKey` is the key the election knows for this holder.
 */
export function readKeyFile(text, { definition, index, publicKey }) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new KeyFileError("key-file");
  }
  if (file === null || typeof file !== "object" || file.format !== FORMAT) {
    throw new KeyFileError("key-file");
  }
  if (file.definition !== definition) throw new KeyFileError("key-file-election");
  if (Object.keys(file).sort().join() !== FIELDS) throw new KeyFileError("key-file-damaged");
  if (file.key_holder !== index) throw new KeyFileError("key-file-holder");
  let privateKey;
  try {
    privateKey = parseScalar(file.private_key);
  } catch {
    throw new KeyFileError("key-file-damaged");
  }
  if (publicKeyOf(privateKey) !== file.public_key) throw new KeyFileError("key-file-damaged");
  if (file.public_key !== publicKey) throw new KeyFileError("key-file-holder");
  return privateKey;
}

/**
 * Reads a file that `python -m audit share` made: the text to send, or null if it is no such file.
 * Throws KeyFileError with "share-file-holder" if it is somebody else's.
 */
export function readShareFile(text, index) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  if (file === null || typeof file !== "object" || !("shares" in file)) return null;
  if ("private_key" in file) throw new KeyFileError("key-file-damaged");
  if (file.key_holder !== index) throw new KeyFileError("share-file-holder");
  return text;
}

/**
 * partial_decryption of the specification for one box, exact JSON. `tally` is the parsed
 * encrypted_tally; every point of it is checked before the private key touches it.
 * `step()` is called after each ciphertext.
 */
export async function partialDecryption(fingerprint, x, tally, step = () => {}) {
  const publicKey = publicKeyOf(x);
  const factors = [];
  const proofs = [];
  for (const row of tally) {
    const rowFactors = [];
    const rowProofs = [];
    for (const { alpha, beta } of row) {
      await breathe();
      const base = parsePoint(alpha, { identityOk: true });
      parsePoint(beta, { identityOk: true });
      rowFactors.push(pointText(power(base, x)));
      rowProofs.push(
        prove(x, [BASE, base], (a, b) =>
          hashScalar(`decrypt|${fingerprint}|${publicKey}|${a},${b}`),
        ),
      );
      step();
    }
    factors.push(rowFactors);
    proofs.push(rowProofs);
  }
  return JSON.stringify({ decryption_factors: factors, decryption_proofs: proofs });
}
