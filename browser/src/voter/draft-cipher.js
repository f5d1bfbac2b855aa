/**
 * Drafts are encrypted with AES-GCM under a key made from the card's secret, and stored under a
 * name made from the secret too: nothing on the tablet tells which card a draft belongs to.
 */
import { toHex } from "../crypto/core.js";

/**
 * @typedef {import("./draft.js").Draft} Draft
 * @typedef {{iv: Uint8Array<ArrayBuffer>, data: ArrayBuffer}} Encrypted
 */

const TAG = "repvote-keep-v1|";
const utf8 = new TextEncoder();

/** @param {...string} parts */
const digest = async (...parts) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", utf8.encode(TAG + parts.join("|"))));

/**
 * Make the cipher for the drafts of one card, and the name they are stored under.
 * @param {import("../crypto/credential.js").Card} card
 */
export async function cipherOf({ uuid, secret }) {
  const raw = await digest("key", uuid, secret);
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  return {
    id: toHex(await digest("name", uuid, secret)),

    /**
     * @param {Draft} draft
     * @returns {Promise<Encrypted>}
     */
    async encrypt(draft) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = utf8.encode(JSON.stringify(draft));
      return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain) };
    },

    /**
     * Decrypt a draft; null if it is damaged.
     * @param {Encrypted} encrypted
     * @returns {Promise<Draft | null>}
     */
    async decrypt({ iv, data }) {
      try {
        const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data);
        return JSON.parse(new TextDecoder().decode(plain));
      } catch {
        return null;
      }
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof cipherOf>>} DraftCipher */
