import assert from "node:assert/strict";
import { test } from "node:test";

import { ORDER } from "../../src/crypto/group.js";
import {
  KeyFileError,
  keyFileText,
  readKeyFile,
  readShareFile,
} from "../../src/crypto/key-file.js";
import { publicKeyOf } from "../../src/crypto/trustee.js";
import { vectors } from "../factories/vectors.js";

const definition = "ab".repeat(32);
const publicKey = publicKeyOf(11n);
const holder = { definition, index: 1, publicKey };
const own = { definition, title: "T", index: 1, name: "Ann", privateKey: 11n };
const file = JSON.parse(keyFileText(own));

test("a key file is written as in Python", () => {
  const { key_file: wanted, keys } = vectors("keys");
  const privateKey = BigInt(keys[wanted.key].private_key);
  const { title, index, name } = wanted;
  const text = keyFileText({ definition: wanted.definition, title, index, name, privateKey });
  assert.equal(text, wanted.text);
});

test("a key file gives the private key", () => {
  assert.equal(readKeyFile(keyFileText(own), holder), 11n);
});

for (const [change, code] of /** @type {[object, string][]} */ ([
  [{ format: "repvote-roll-1" }, "key-file"],
  [{ definition: "cd".repeat(32) }, "key-file-election"],
  [{ key_holder: 2 }, "key-file-holder"],
  [{ private_key: "0" }, "key-file-damaged"],
  [{ private_key: "12" }, "key-file-damaged"],
  [{ private_key: String(ORDER + 11n) }, "key-file-damaged"],
  [{ private_key: 11 }, "key-file-damaged"],
  [{ extra: "x" }, "key-file-damaged"],
  [{ title: undefined }, "key-file-damaged"],
])) {
  test(`a wrong key file is named ${code}: ${JSON.stringify(change)}`, () => {
    const text = JSON.stringify({ ...file, ...change });
    assert.throws(() => readKeyFile(text, holder), { constructor: KeyFileError, code });
  });
}

test("files that are something else are no key file", () => {
  for (const text of ["", "{", "[]", "null", "7", "<html>", '{"format":1}']) {
    assert.throws(() => readKeyFile(text, holder), { code: "key-file" }, text);
  }
});

test("the key of somebody else, or an older one, is named so", () => {
  const other = keyFileText({ ...own, privateKey: 12n });
  assert.throws(() => readKeyFile(other, holder), { code: "key-file-holder" });
});

test("a part made at home is taken as it is", () => {
  const text = JSON.stringify({ key_holder: 2, shares: {} });
  assert.equal(readShareFile(text, 2), text);
  assert.throws(() => readShareFile(text, 1), { code: "share-file-holder" });
});

test("what is no such part is left to others, and one with a key in it is refused", () => {
  for (const text of ["", "null", "7", "[]", keyFileText(own)]) {
    assert.equal(readShareFile(text, 1), null, text);
  }
  const leaking = JSON.stringify({ key_holder: 1, shares: {}, private_key: "11" });
  assert.throws(() => readShareFile(leaking, 1), { code: "key-file-damaged" });
});
