import assert from "node:assert/strict";
import { test } from "node:test";

import { BASE, parsePoint, pointToText, scalarMult } from "../../src/crypto/group.js";
import { newPrivateKey, partialDecryption, publicKeyOf } from "../../src/crypto/trustee.js";
import { vectors } from "../factories/vectors.js";
import { NO_POINTS } from "./no-points.js";

const base = pointToText(BASE);

test("public keys are Python's", () => {
  const { keys } = vectors("keys");
  for (const { private_key: privateKey, public_key: publicKey } of keys) {
    assert.equal(publicKeyOf(BigInt(privateKey)), publicKey);
  }
});

test("two new keys differ", () => {
  assert.notEqual(newPrivateKey(), newPrivateKey());
});

test("a share raises each first half to the key, and tells of each step", async () => {
  let steps = 0;
  const point = pointToText(scalarMult(BASE, 9n));
  const tally = [
    [
      { alpha: base, beta: base },
      { alpha: point, beta: base },
    ],
  ];
  const share = await partialDecryption("f", 5n, tally, () => {
    steps += 1;
  });
  const { decryption_factors: factors, decryption_proofs: proofs } = JSON.parse(share);
  const wanted = [scalarMult(BASE, 5n), scalarMult(BASE, 45n)].map(pointToText);
  assert.deepEqual(factors, [wanted]);
  assert.equal(proofs[0].length, 2);
  assert.equal(steps, 2);
});

for (const [why, point] of Object.entries(NO_POINTS)) {
  test(`a hostile point never meets the private key: ${why}`, async () => {
    for (const [alpha, beta] of [
      [point, base],
      [base, point],
    ]) {
      await assert.rejects(partialDecryption("f", 5n, [[{ alpha, beta }]]));
    }
  });
}

test("the sum of an empty box can be opened", async () => {
  const zero = `${"0".repeat(63)}1`;
  assert.ok(parsePoint(zero, { allowIdentity: true }).is0());
  const share = JSON.parse(await partialDecryption("f", 5n, [[{ alpha: zero, beta: zero }]]));
  assert.deepEqual(share.decryption_factors, [[zero]]);
});
