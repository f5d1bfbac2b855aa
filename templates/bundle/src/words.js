/**
 * All words that the browser code shows, in one place, so that a second language can come.
 * Short sentences, one word for one thing: vote, Rep, vote card, box, post your vote, choose.
 */
const boxes = (n) => (n === 1 ? "1 box" : `${n} boxes`);
const votes = (n) => (n === 1 ? "1 vote" : `${n} votes`);
const people = (n) => (n === 1 ? "1 person" : `${n} people`);

export const words = {
  goBack: "Go back",
  tryAgain: "Try again",
  startAgain: "Show another card",
  finish: "Finish",
  pleaseWait: "Please wait.",

  card: {
    heading: "Show your vote card",
    checkHeading: "Is my vote in the box?",
    checkLead: "Show your vote card.",
    camera: "Use the camera",
    cameraStop: "Stop the camera",
    hold: "Hold your card in front of the camera.",
    cameraFails: "The camera does not work here. Ask for help.",
    scanner: "Or use the scanner.",
    helper: "For helpers: type or paste the card",
    field: "The letters on the card, or the link",
    use: "Use this card",
    looking: "We are looking for your election.",
    errors: {
      "card-half": "We did not get all of your card. Show your card again.",
      "card-foreign": "This is not a vote card. Show your vote card.",
    },
  },

  start: {
    vote: "You are going to vote",
    canChoose: (max) => `You can choose ${people(max)}.`,
    voted: "This card has voted before.",
    votedNext: "If you post again, the new vote counts.",
    begin: "See the people",
    notListed: "This card is not for this election. Ask for help.",
    cancelled: "This card was handed back. Ask for a new card.",
    notOpen: "Voting has not started. Keep your card and come back later.",
    closed: "Voting is closed. Your card cannot vote any more.",
    wrong: "Something is wrong with this election. Ask for help.",
  },

  choose: {
    lead: "Touch a picture to choose a person.",
    status(count, max) {
      if (count === 0) return `You have not chosen anyone yet. You can choose ${people(max)}.`;
      if (count === max) return `You have chosen ${people(count)}. That is all you can choose.`;
      return `You have chosen ${people(count)}. You can choose ${max - count} more.`;
    },
    full: (name, max) =>
      `To choose ${name}, first take away ${max === 1 ? "the other person" : "one of the others"}.`,
    take: "Touch to choose",
    chosen: "Chosen",
    done: "I have finished choosing",
    nobody: "I do not want to choose anyone",
    more: "See more people",
    back: "Go back to the people before",
    page: (page, pages) => `Page ${page} of ${pages}`,
    photo: (name) => `Photo of ${name}`,
  },

  nobody: {
    heading: "Do you want to choose anyone?",
    none: "You have not chosen anyone.",
    some: (count) => `You have chosen ${people(count)}.`,
    someNext: "Do you want to take them away?",
    keep: "Go back and choose",
    keepSome: "Keep the people I chose",
    clear: "I do not want to choose anyone",
  },

  review: {
    heading: "These are the people you chose",
    one: "This is the person you chose",
    right: "Is this right?",
    noneHeading: "You did not choose anyone",
    more: (left, max) =>
      left === max
        ? `You can choose ${people(max)}. You do not have to.`
        : `You can choose ${left} more ${left === 1 ? "person" : "people"}. You do not have to.`,
    change: "Change",
    changeLabel: (name) => `Change ${name}`,
    choose: "Go back and choose",
    yes: "Yes, this is right",
  },

  post: {
    heading: "Post your vote",
    lines: [
      "When you post your vote it goes in the box.",
      "Nobody can see who you voted for.",
      "This page forgets your vote after you post it.",
    ],
    post: "Post my vote",
  },

  wait: {
    locking: "We are locking your vote",
    posting: "We are posting your vote",
    stop: "Your vote is on its way. Please wait.",
  },

  lost: {
    heading: "Please try again",
    lines: [
      "The tablet lost its connection.",
      "We do not know if your vote is in the box.",
      "Touch Try again. Your vote counts only once.",
    ],
    again: "It still does not work. Ask for help.",
    sealHeading: "We could not lock your vote",
    sealLines: ["Nothing was posted. Touch Try again.", "Or ask for a voting paper."],
    doubtHeading: "We are not sure about your vote",
    doubtLines: ["The box gave a strange answer. Touch Try again.", "Or ask for help."],
    loadHeading: "The tablet lost its connection",
    loadLines: ["Wait a little. Then touch Try again."],
  },

  refused: {
    heading: "Your vote is not in the box",
    cardHeading: "This card cannot vote now",
    next: "Keep your card. Ask for help.",
  },

  done: {
    heading: "Your vote is in the box",
    lines: [
      "Keep your card.",
      "Your card shows your vote was counted.",
      "Your card does not show who you voted for.",
    ],
    pictures: "These are the pictures on your card.",
    clears: "This page clears after 2 minutes.",
  },

  stopped: {
    ask: "Do you want to stop?",
    nothing: "This vote is not in the box. Your card still works.",
    doubt: "We do not know if your vote is in the box. You can look later.",
    stay: "Go back to my vote",
    stop: "Yes, stop",
    gone: "You stopped. Nothing was kept. Your card still works.",
    cleared: "The page is clear. The next person can vote.",
  },

  check: {
    inBox: "Your vote is in the box",
    notYet: "Not here yet",
    notYetNext: "Ask for help.",
    cancelled: "This card was handed back. It does not count.",
    notListed: "This card is not on our list. Ask for help.",
    pictures: "These are the pictures on your card.",
    byPictures: "Find my card by its pictures",
    first: "Touch the first picture on your card",
    second: "Touch the second picture on your card",
    yours: "Is this your card?",
    yes: "Yes",
    no: "No",
    card: (n, all) => `Card ${n} of ${all}`,
    none: "We did not find your card",
    noneNext: "Try again, or ask for help.",
    another: "Look for another card",
    looking: "We are looking for your card.",
    sorry: "Something went wrong. Try again, or ask for help.",
  },

  board: {
    making: "Your key is being made.",
    made: "Your key is made. Keep the key file safe.",
    makeFails: "Your key did not get through. Touch the button again.",
    reading: "Your key file is being read.",
    looking: (box, all) => `Looking into box ${box} of ${all}. Please wait.`,
    lookingAt: (box, all, done, n) =>
      `Looking into box ${box} of ${all}: ${done} of ${votes(n)}. Please wait.`,
    whole: "The boxes are whole.",
    holds: (n, all) => `${boxes(n)}. ${votes(all)}.`,
    inBox: (title, n) => `${title}: ${votes(n)}`,
    few: (title, n) => `${title}: Only ${people(n)} voted here.`,
    openNow: "Open them now?",
    openAllTheSame: (n) => (n === 1 ? "Open it all the same?" : "Open them all the same?"),
    yes: "Yes",
    no: "No",
    notOpened: "Nothing was opened. Tell the secretary.",
    working: (done, all) => `Opening: ${done} of ${all}. Please wait.`,
    shared: "Your part of the count is done. Thank you.",
    shareFails: "Your part did not get through. Choose your key file again.",
    nothing: "There is nothing to count yet.",
    cardRead: "The card was read.",
    errors: {
      "key-file": "This is not a key file. Choose your key file.",
      "key-file-election": "This key file is for another election. Choose the file for this one.",
      "key-file-holder": "This is not the right key file. Choose your own, newest key file.",
      "key-file-damaged": "This key file is damaged. Use your copy of it.",
      "share-file-holder": "This file is for another key holder. Choose your own file.",
      box: "This box does not hold together. Do not open it. Call for help.",
    },
  },
};

// Long words may be parted on a narrow page, but only here.
const PARTED = {
  aeroplane: "aero\u00adplane",
  butterfly: "butter\u00adfly",
  elephant: "ele\u00adphant",
  scissors: "scis\u00adsors",
  umbrella: "um\u00adbrella",
};

/** The word for each of the 32 pictures; their names are English words already. */
export const pictureWord = (name) => PARTED[name] ?? name;
