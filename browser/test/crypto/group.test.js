import assert from "node:assert/strict";
import { test } from "node:test";

import {
  BASE,
  IDENTITY,
  ORDER,
  parsePoint,
  parseScalar,
  pointToText,
  randomScalar,
  scalarMult,
  scalarMultBase,
  scalarMultPublic,
  withTable,
} from "../../src/crypto/group.js";
import { fromHex, hashToBase64, sha256, toHex } from "../../src/crypto/hashing.js";
import { isValidSignature } from "../../src/crypto/signatures.js";
import { SubgroupCheck } from "../../src/crypto/subgroup-check.js";
import { vectors } from "../factories/vectors.js";
import { NO_POINTS } from "./no-points.js";

const FIELD = 2n ** 255n - 19n;
const ORDER_2 = `7f${"ff".repeat(30)}ec`; // y = -1
const base = pointToText(BASE);

test("the base point is written as in Python", () => {
  assert.equal(base, `${"6".repeat(62)}58`);
  assert.ok(parsePoint(base).equals(BASE));
});

for (const [why, text] of Object.entries(NO_POINTS)) {
  test(`no point: ${why}`, () => {
    assert.throws(() => parsePoint(text));
    assert.throws(() => parsePoint(text, { allowIdentity: true }));
  });
}

test("a point with a part of small order is refused", () => {
  const y = BigInt(`0x${base}`);
  const twisted = (FIELD - y).toString(16).padStart(64, "0"); // the base plus the point of order 2
  assert.throws(() => parsePoint(twisted), /not in the group/);
});

test("the identity is read only where it may stand", () => {
  const text = pointToText(IDENTITY);
  assert.throws(() => parsePoint(text), /not in the group/);
  assert.ok(parsePoint(text, { allowIdentity: true }).is0());
  const subgroupCheck = new SubgroupCheck();
  assert.throws(() => parsePoint(text, { subgroupCheck }), /not in the group/);
});

test("every way of multiplying gives the same point", () => {
  for (const scalar of [0n, 1n, 2n, ORDER - 1n, ORDER, ORDER + 5n, -3n, randomScalar()]) {
    const wanted = scalarMult(BASE, scalar);
    assert.ok(scalarMultBase(scalar).equals(wanted));
    assert.ok(scalarMultPublic(BASE, scalar).equals(wanted));
    assert.ok(scalarMult(withTable(BASE), scalar).equals(wanted));
  }
  assert.ok(scalarMult(IDENTITY, 5n).is0());
  assert.ok(scalarMultPublic(IDENTITY, 5n).is0());
  assert.ok(scalarMult(BASE, 7n).equals(BASE.add(scalarMult(BASE, 6n))));
});

test("a scalar has one way to be written", () => {
  assert.equal(parseScalar("0"), 0n);
  assert.equal(parseScalar(String(ORDER - 1n)), ORDER - 1n);
  for (const text of ["", "01", "-1", "1.0", "1e3", " 1", "0x1", String(ORDER), 1, 1n, null]) {
    assert.throws(() => parseScalar(text), String(text));
  }
});

test("points outside the subgroup are found among many", async () => {
  const low = parsePoint(ORDER_2, { subgroupCheck: new SubgroupCheck() });
  const points = Array.from({ length: 200 }, (_, number) => scalarMult(BASE, BigInt(number + 2)));
  const isSatisfied = (/** @type {typeof points} */ all) => {
    const check = new SubgroupCheck();
    for (const point of all) check.add(point);
    return check.isSatisfied();
  };
  const one = points.map((point, place) => (place === 77 ? point.add(low) : point));
  const two = one.map((point, place) => (place === 78 ? point.add(low) : point));
  assert.deepEqual(
    [
      await isSatisfied(points),
      await isSatisfied([]),
      await isSatisfied(one),
      await isSatisfied(two),
    ],
    [true, true, false, false],
  );
});

test("hashes and hex are the usual ones", () => {
  assert.equal(
    toHex(sha256("abc")),
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
  assert.equal(hashToBase64("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0");
  assert.deepEqual(fromHex("00ff10"), Uint8Array.from([0, 255, 16]));
  assert.deepEqual(fromHex(""), new Uint8Array(0));
});

test("signatures hold by the strict rule of Python, and no others", () => {
  const entries = vectors("signatures");
  assert.ok(entries.length > 300);
  for (const { why, key, message, signature, holds } of entries) {
    const found = isValidSignature(fromHex(signature), fromHex(message), fromHex(key));
    assert.equal(found, holds, why);
  }
});
