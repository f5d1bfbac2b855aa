/** Links between the steps of the voter's page, each of which is in its own module. */

/**
 * @typedef {import("../crypto/credential.js").Card} Card
 *
 * @typedef {object} Greeting what the step of the card says besides
 * @property {string} [text]
 * @property {boolean} [isTrouble]
 * @property {string} [title] in the place of the usual heading
 *
 * @typedef {object} Navigation
 * @property {(greeting?: Greeting) => void} askForCard
 * @property {(card: Card) => Promise<void>} openCard
 * @property {(text?: string) => void} nextVoter a new person: nothing stays of the last one
 * @property {() => void} nextCard the same person with another card
 * @property {() => void} introduce
 * @property {() => void} sayVoted this card has voted before
 * @property {(sentence: string, options?: {keep?: boolean}) => void} stopVoting
 * @property {() => void} leaveWaiting a sealed vote waits here for the network
 * @property {(index?: number | null) => void} choose with a candidate to bring into view
 * @property {() => void} askNobody do you want to choose nobody?
 * @property {() => void} review
 * @property {() => void} confirmPosting
 * @property {() => Promise<void>} postVote
 * @property {(title: string, lines: string[]) => void} tryAgain nobody knows whether it is posted
 * @property {() => void} finish
 * @property {() => void} toggleSettings
 * @property {() => HTMLElement} anotherCardButton
 */

/**
 * Connect the makers' steps: each maker gets all steps, to call when the page runs.
 * @param {...((go: Navigation) => Partial<Navigation>)} makers
 */
export function connectSteps(...makers) {
  const go = /** @type {Navigation} */ ({});
  for (const make of makers) Object.assign(go, make(go));
  return go;
}
