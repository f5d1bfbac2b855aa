import assert from "node:assert/strict";
import { test } from "node:test";

import { readArchive } from "../../src/record/archive.js";
import { BoxWriter, hashOf, TIME, tarEntry } from "../factories/box.js";

const setup = () => new BoxWriter().addSetup('{"e":1}', "[]", "[]");
const counted = () =>
  setup()
    .addEvent("Ballot", '"first"')
    .addEvent("Ballot", '"second"')
    .addEvent("EndBallots")
    .addTally([[1]], 2);

/**
 * @param {Uint8Array} bytes
 * @param {string} why
 */
const isRefused = (bytes, why) => assert.rejects(readArchive(bytes), /does not hold together/, why);

test("events come in order, each with its data and its place in the chain", async () => {
  const box = counted();
  const events = await readArchive(box.toBytes());
  assert.deepEqual(
    events.map(({ type, height, data }) => [type, height, data.length]),
    [
      ["Setup", 0, 4],
      ["Ballot", 1, 1],
      ["Ballot", 2, 1],
      ["EndBallots", 3, 0],
      ["EncryptedTally", 4, 2],
    ],
  );
  assert.equal(events.at(-1)?.hash, box.head?.hash);
  assert.deepEqual(events[1].data, [{ text: '"first"', hash: hashOf('"first"') }]);
});

test("reading pauses before each entry", async () => {
  let pauses = 0;
  await readArchive(setup().toBytes(), () => {
    pauses += 1;
  });
  assert.equal(pauses, 5);
});

test("one byte changed, anywhere, is found", async () => {
  const bytes = setup().addEvent("Ballot", '"vote"').toBytes();
  for (let place = 0; place < bytes.length; place += 13) {
    const altered = bytes.slice();
    altered[place] ^= 1;
    await assert.rejects(readArchive(altered), `byte ${place}`);
  }
});

test("an archive that was cut, or goes on, is refused", async () => {
  const bytes = counted().toBytes();
  await isRefused(bytes.slice(0, -512), "cut inside an entry");
  await isRefused(bytes.slice(0, 512), "no content at all");
  await isRefused(new Uint8Array(0), "nothing");
  await isRefused(Uint8Array.from([...bytes, ...new Uint8Array(512)]), "an empty block");
  await isRefused(counted().addData('"left over"').toBytes(), "data without an event");
  await isRefused(new BoxWriter().toBytes(), "no event");
});

test("an event out of turn is refused", async () => {
  await isRefused(new BoxWriter().addEvent("Ballot", '"vote"').toBytes(), "no setup");
  await isRefused(
    setup()
      .addTally([[1]], 0)
      .toBytes(),
    "a sum of an open box",
  );
  await isRefused(counted().addEvent("Ballot", '"late"').toBytes(), "a vote after the sum");
  await isRefused(setup().addEvent("EndBallots").addEvent("EndBallots").toBytes(), "twice closed");
  await isRefused(setup().addEvent("Shuffle", '"x"').toBytes(), "an unknown kind");
});

test("an event with too many or too few pieces is refused", async () => {
  await isRefused(setup().addEvent("Ballot").toBytes(), "no vote");
  await isRefused(setup().addEvent("Ballot", '"one"', '"two"').toBytes(), "two votes");
  await isRefused(setup().addData("1").addEvent("EndBallots").toBytes(), "a piece nobody names");
  const five = new BoxWriter();
  for (const text of ["1", "2", "3", "4", "5"]) five.addData(text);
  await isRefused(five.addEvent("Setup", "6").toBytes(), "six at the start");
});

test("a chain that is broken is refused", async () => {
  const box = setup();
  const { hash: parent = "" } = box.head ?? {};
  const event = { parent, height: 1, type: "EndBallots" };
  const with_ = (/** @type {object} */ changes) =>
    setup()
      .addEventText(JSON.stringify({ ...event, ...changes }))
      .toBytes();
  assert.equal((await readArchive(with_({}))).length, 2);
  await isRefused(with_({ parent: "0".repeat(64) }), "another parent");
  await isRefused(with_({ height: 2 }), "another height");
  await isRefused(with_({ payload: "0".repeat(64) }), "a payload that is not there");
  await isRefused(with_({ more: 1 }), "a field too many");
  const spaced = JSON.stringify(event).replace(":", ": ");
  await isRefused(setup().addEventText(spaced).toBytes(), "another form of JSON");
});

test("entries of another name or time are refused", async () => {
  const bytes = setup().toBytes();
  const with_ = (/** @type {Uint8Array[]} */ ...entry) =>
    Uint8Array.from([bytes, ...entry].flatMap((part) => [...part]));
  await isRefused(with_(...tarEntry(`${hashOf("2")}.data.json`, "1")), "another hash");
  await isRefused(with_(...tarEntry("readme.txt", "hello")), "another file");
  const late = tarEntry(`${hashOf('"v"')}.data.json`, '"v"', TIME + 1);
  await isRefused(with_(...late), "another time");
  const box = setup();
  box.time = TIME + 1;
  await isRefused(box.addEvent("EndBallots").toBytes(), "a whole event of another time");
});
