/**
 * What a key holder's page finds out before it opens anything: that a box is whole and closed, and
 * what the sealed sum of its votes is. The sum is made here, from the votes; none is taken over.
 *
 * Checked: the archive and its chain (archive.js); the signed trail knows exactly these boxes, and
 * exactly so when the count began (trail.js); election, key holders' keys and definition are those
 * of the key file; every vote is signed by a card on the box's list, for this election, and stands
 * there once; the box is closed and nothing is opened yet; the box's own sum is the one made here;
 * small boxes were agreed. Not checked: the proofs inside the votes, which would take minutes, and
 * the rest of the record. `python -m audit share` checks all of it.
 */
import { exactJson, must, readArchive } from "./archive.js";
import {
  BASE,
  SubgroupCheck,
  ZERO,
  breathe,
  hashBase64,
  hashScalar,
  parseElection,
  parsePoint,
  parseScalar,
  pointText,
  power,
  publicPower,
} from "../crypto/core.js";
import { readTrail } from "./trail.js";

const FEW = 10; // DESIGN section 4: below this somebody must say yes, whatever the board's rule is
const TURN = 40; // milliseconds of work before the page may draw and answer
const BOUND = "RepVote definition sha256:";

/** A box that does not hold together. */
export class BoxError extends Error {}

function pauses() {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < TURN) return;
    await breathe();
    last = performance.now();
  };
}

/**
 * Reads all boxes that are to be opened. `boxes`: [{uuid, fingerprint, encrypted_tally}] as the
 * server lists them; `told`: {definition, trail, checkpoint}, exact texts; `holder`: {definition,
 * index, publicKey} as in the key file; `load(uuid)` gives the archive as a Uint8Array.
 * `progress(box, boxes, done, votes)` is called on the way, all counted from 1. Gives [{uuid,
 * fingerprint, title, counted, few, tally}]: how many votes count, whether they are so few that the
 * key holder must be asked, and the sum made here, [[{alpha, beta}, …]]. Throws BoxError, or what
 * `load` throws.
 */
export async function readBoxes(boxes, told, holder, load, progress = () => {}) {
  const trail = trailOf(boxes, told, holder);
  const together = new SubgroupCheck();
  const pause = pauses();
  const found = [];
  for (const [at, box] of boxes.entries()) {
    const bytes = await load(box.uuid);
    const tell = (done, votes) => progress(at + 1, boxes.length, done, votes);
    try {
      found.push(await readBox(bytes, box, holder, { trail, together, pause, tell }));
    } catch (problem) {
      throw new BoxError(box.uuid, { cause: problem });
    }
  }
  if (!(await together.holds(pause))) throw new BoxError("a point is not in the group");
  return found;
}

/** What the trail says, if it knows exactly the boxes that are listed, each once. */
function trailOf(boxes, told, { definition }) {
  try {
    const trail = readTrail(told, definition);
    const listed = boxes.map((box) => box.uuid).sort();
    must(listed.join() === Object.keys(trail.heads).sort().join());
    return trail;
  } catch (problem) {
    throw new BoxError("trail", { cause: problem });
  }
}

async function readBox(bytes, listed, holder, { trail, together, pause, tell }) {
  const events = await readArchive(bytes, pause);
  const of = (type) => events.filter((event) => event.type === type);
  const [sum] = of("EncryptedTally"); // it stands there only after EndBallots
  must(sum !== undefined && of("Result").length === 0);
  const seen = trail.heads[listed.uuid];
  must(seen.head === sum.hash && seen.height === sum.height);
  const setup = readSetup(
    events[0].data.map((piece) => piece.text),
    listed,
    holder,
  );
  checkSetupData(events[0].data);

  const votes = of("Ballot").map((event) => event.data[0]);
  must(new Set(votes.map((vote) => vote.hash)).size === votes.length);
  const last = new Map();
  for (const [at, vote] of votes.entries()) {
    await pause();
    const { credential, choices } = readVote(vote.text, setup, together);
    last.set(credential, choices);
    tell(at + 1, votes.length);
  }
  const total = setup.answers.map(() => ({ alpha: ZERO, beta: ZERO }));
  for (const choices of last.values()) {
    await pause();
    for (const [option, { alpha, beta }] of choices.entries()) {
      total[option].alpha = total[option].alpha.add(alpha);
      total[option].beta = total[option].beta.add(beta);
    }
  }
  const tally = [total.map((one) => ({ alpha: pointText(one.alpha), beta: pointText(one.beta) }))];
  const counted = last.size;
  const sized = { num_tallied: counted, total_weight: counted, encrypted_tally: sum.data[0].hash };
  must(sum.data[0].text === JSON.stringify(tally));
  must(sum.data[1].text === JSON.stringify(sized));
  must(JSON.stringify(listed.encrypted_tally) === JSON.stringify(tally));
  must(counted >= trail.floor || trail.agreed.includes(setup.uuid));
  const few = counted > 0 && counted < Math.max(FEW, trail.floor); // nobody is in an empty box
  return {
    uuid: setup.uuid,
    fingerprint: setup.fingerprint,
    title: setup.title,
    counted,
    few,
    tally,
  };
}

/** setup_data names the three pieces before it. */
function checkSetupData([election, trustees, credentials, data]) {
  const wanted = {
    election: election.hash,
    trustees: trustees.hash,
    credentials: credentials.hash,
  };
  must(data.text === JSON.stringify(wanted));
}

function readSetup([electionText, trusteesText, credentialsText], listed, holder) {
  const { description, questions } = exactJson(electionText);
  const election = parseElection(electionText);
  must(election.uuid === listed.uuid && election.fingerprint === listed.fingerprint);
  must(description === BOUND + holder.definition);
  const keys = exactJson(trusteesText).map(([kind, { public_key: key }]) => {
    must(kind === "Single");
    return key;
  });
  must(keys[holder.index - 1] === holder.publicKey);
  const joint = keys.reduce((product, key) => product.add(parsePoint(key)), ZERO);
  must(joint.equals(election.publicKey));
  const cards = exactJson(credentialsText);
  must(cards.every((card, at) => typeof card === "string" && (at === 0 || cards[at - 1] < card)));
  return { ...election, title: questions[0].question, cards: new Set(cards) };
}

/** A vote for this election, signed by a card on the list: its card and its ciphertexts. */
function readVote(text, election, together) {
  const { signature, ...vote } = exactJson(text);
  const { credential, answers } = vote;
  must(vote.election_uuid === election.uuid && vote.election_hash === election.fingerprint);
  must(election.cards.has(credential));
  must(signature.hash === hashBase64(JSON.stringify(vote)));
  const challenge = parseScalar(signature.proof.challenge);
  const signer = parsePoint(credential, { together });
  const commitment = power(BASE, parseScalar(signature.proof.response)).add(
    publicPower(signer, challenge),
  );
  must(challenge === hashScalar(`sig|${signature.hash}|${pointText(commitment)}`));
  must(answers.length === 1 && answers[0].choices.length === election.answers.length);
  const choices = answers[0].choices.map(({ alpha, beta }) => ({
    alpha: parsePoint(alpha, { together }),
    beta: parsePoint(beta, { together }),
  }));
  return { credential, choices };
}
