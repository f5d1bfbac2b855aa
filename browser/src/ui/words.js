// @ts-nocheck: a tree of texts, whose functions take numbers and names
/**
 * All words that the browser code shows, in one place, so that a second language can come.
 * Short sentences, one word for one thing: vote, Rep, vote card, box, post your vote, choose.
 */
import { inLanguage, translated } from "./language.js";

export const people = (n) => (n === 1 ? "1 person" : `${n} people`);
const fruits = (n) => (n === 1 ? "1 fruit" : `${n} fruits`);

export const english = {
  goBack: "Go back",
  tryAgain: "Try again",
  startAgain: "Show another card",
  finish: "Finish",
  nextCard: "I have another vote card",
  pleaseWait: "Please wait.",
  clears: "This page clears after 2 minutes.",

  card: {
    heading: "Show your vote card",
    nextHeading: "Show your next vote card",
    checkHeading: "Is my vote in the box?",
    checkLead: "Show your vote card.",
    camera: "Use the camera",
    cameraStop: "Stop the camera",
    hold: "Hold your card in front of the camera.",
    cameraFails: "The camera does not work here. Ask for help.",
    scanner: "Or use the scanner.",
    noCamera: "The camera does not work here.",
    scannerOnly: "Use the scanner.",
    askHelper: "Or ask a helper to type your card.",
    paper: "Or ask for a voting paper.",
    helper: "For helpers: type or paste the card",
    field: "The letters on the card, or the link",
    use: "Use this card",
    looking: "We are looking for your election.",
    errors: {
      "card-half": "We did not get all of your card. Show your card again.",
      "card-foreign": "This is not a vote card. Show your vote card.",
    },
  },

  look: {
    heading: "Make it right for you",
    lead: "Touch what is good for you. You can change it again at any time.",
    fine: "This is right for me",
    usual: "Put it back",
    groups: {
      size: "How big?",
      theme: "Which colours?",
      show: "Words or pictures?",
      layout: "How do you want to see the people?",
    },
    size: { small: "Small", normal: "Big", large: "Bigger", largest: "Biggest" },
    theme: {
      warm: "Warm white",
      cream: "Cream",
      blue: "Pale blue",
      "black-on-white": "Black on white",
      "white-on-black": "White on black",
      "yellow-on-black": "Yellow on black",
    },
    show: { both: "Words and pictures", pictures: "Pictures only", words: "Fewer pictures" },
    layout: { all: "All together", one: "One at a time" },
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
    person: (page, pages) => `Person ${page} of ${pages}`,
    yes: (name) => `Yes, choose ${name}`,
    keep: (name) => `Yes, keep ${name}`,
    no: "No",
    away: "No, take away",
    aloud: { yes: "Yes", no: "No" }, // of yes and keep, no and away, where others can hear
    notNow: "Not now",
    before: "Go back to the person before",
    nextOne: "See the next person",
    seeChosen: "See the people I chose",
    unseen: "You have not seen everyone yet",
    unseenNext: "Do you want to see the others?",
    later: "You said not now",
    laterNext: (left) => `You said not now to ${people(left)}. Do you want to look again?`,
    lookAgain: "Look again",
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

  // The practice page says these in the place of the words above.
  practice: {
    card: {
      heading: "Practise voting",
      lead: "This is practice. You vote for fruit.",
      leadNext: "No vote goes in a box.",
      use: "Use a practice card",
      looking: "We are looking for the practice.",
    },
    start: {
      vote: "You are going to practise",
      canChoose: (max) => `You can choose ${fruits(max)}.`,
      begin: "See the fruit",
    },
    choose: {
      lead: "Touch a picture to choose a fruit.",
      status(count, max) {
        if (count === 0) return `You have not chosen a fruit yet. You can choose ${fruits(max)}.`;
        if (count === max) return `You have chosen ${fruits(count)}. That is all you can choose.`;
        return `You have chosen ${fruits(count)}. You can choose ${max - count} more.`;
      },
      full: (name, max) =>
        `To choose ${name}, first take away ${max === 1 ? "the other fruit" : "one of the others"}.`,
      nobody: "I do not want to choose a fruit",
      person: (page, pages) => `Fruit ${page} of ${pages}`,
      photo: (name) => `Picture of ${name}`,
      before: "Go back to the fruit before",
      nextOne: "See the next fruit",
      seeChosen: "See the fruit I chose",
      unseen: "You have not seen all the fruit yet",
      laterNext: (left) => `You said not now to ${fruits(left)}. Do you want to look again?`,
    },
    nobody: {
      heading: "Do you want to choose a fruit?",
      none: "You have not chosen a fruit.",
      some: (count) => `You have chosen ${fruits(count)}.`,
      keepSome: "Keep the fruit I chose",
      clear: "I do not want to choose a fruit",
    },
    review: {
      heading: "These are the fruits you chose",
      one: "This is the fruit you chose",
      noneHeading: "You did not choose a fruit",
      more: (left, max) =>
        left === max
          ? `You can choose ${fruits(max)}. You do not have to.`
          : `You can choose ${left} more ${left === 1 ? "fruit" : "fruits"}. You do not have to.`,
    },
    post: {
      heading: "Practise posting your vote",
      lines: [
        "This is practice. Nothing goes in a box.",
        "In a real vote your vote goes in the box.",
        "Then nobody can see who you voted for.",
      ],
      post: "Post my practice vote",
    },
    done: {
      heading: "You have practised voting",
      lines: ["This was practice. Nothing is in a box.", "Keep your vote card for the real vote."],
      pictures: "A vote card has six pictures, like these.",
      same: "After a real vote we ask: Does your card look the same?",
    },
    stopped: {
      nothing: "This is practice. Nothing is in a box.",
      stay: "Go back to my practice",
      gone: "You stopped. Nothing was kept.",
    },
    finish: "Finish",
    nextCard: "Practise again",
  },

  fruit: {
    title: "Which fruit do you like?",
    apple: {
      name: "Apple",
      points: ["It is crunchy.", "It grows on a tree.", "It can be red or green."],
    },
    banana: {
      name: "Banana",
      points: ["It is soft.", "You take off the yellow skin.", "Monkeys like it too."],
    },
    grapes: {
      name: "Grapes",
      points: [
        "They are small and round.",
        "They grow in a bunch.",
        "They can be purple or green.",
      ],
    },
    orange: {
      name: "Orange",
      points: ["It is round.", "It is full of juice.", "It has a thick skin."],
    },
    pear: {
      name: "Pear",
      points: ["It is sweet.", "It grows on a tree.", "It is wide at the bottom."],
    },
    strawberry: {
      name: "Strawberry",
      points: ["It is red.", "It grows near the ground.", "It is good with cream."],
    },
  },

  help: {
    button: "I need help",
    heading: "You asked for help",
    hidden: "Your choices are hidden.",
    lines: [
      "Helper: you can look at this page now.",
      "Say what the question means. Do not choose.",
      "Only the voter lifts the curtain.",
    ],
    lift: "Lift the curtain",
  },

  quiet: {
    heading: "Are you still voting?",
    lines: ["Take all the time you need.", "Soon we hide this page. You do not lose anything."],
    yes: "Yes, I am still voting",
    hiddenHeading: "Your vote is hidden",
    hiddenLines: ["You did not lose anything.", "Lift the curtain to go on."],
  },

  keep: {
    found: "We kept what you chose before.",
    foundNext: "You can go on.",
    waiting: "Somebody began to vote here and did not finish.",
    waitingNext: "They can show their card again and go on.",
    newVoter: "New voter: forget that vote",
    forgotten: "That vote is gone. The next person can vote.",
    elsewhere: "This card has voted in another window.",
  },

  offline: {
    start: "The tablet has no connection now.",
    startNext: "You can choose. To post your vote the tablet needs the connection.",
    trying: "The tablet also tries again by itself.",
  },

  sound: {
    heading: "Do you want to listen?",
    listen: "Listen",
    stop: "Stop sound",
    hear: (name) => `Listen to ${name}`,
    chose: "You chose",
    took: "You took away",
    lead: "With headphones the tablet can read everything to you.",
    try: "Try my headphones",
    test: "Hello. This is the voice of the tablet.",
    ask: "Do you hear the voice in your headphones?",
    yes: "Yes, I hear it in my headphones",
    again: "Play it again",
    no: "No",
    isOn: "The tablet reads everything to you now.",
    off: "Stop reading to me",
    slower: "Slower",
    faster: "Faster",
    quieter: "Not so loud",
    louder: "Louder",
    speeds: [
      "Very, very slow",
      "Very slow",
      "A little slow",
      "Not slow, not fast",
      "A little fast",
      "Very fast",
      "Very, very fast",
    ],
    volumes: ["Very quiet", "A little quiet", "Not quiet, not loud", "A little loud", "Very loud"],
  },

  scan: {
    heading: "Do you use one switch?",
    lead: "A frame moves over the page. Press your switch when it is at the right place.",
    on: "Use one switch",
    off: "Stop using one switch",
    slower: "The frame moves slower",
    faster: "The frame moves faster",
    paces: [
      "Moves after 1 second",
      "Moves after 2 seconds",
      "Moves after 3 seconds",
      "Moves after 4 seconds",
      "Moves after 5 seconds",
      "Moves after 6 seconds",
      "Moves after 7 seconds",
      "Moves after 8 seconds",
      "Moves after 9 seconds",
      "Moves after 10 seconds",
    ],
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
    unsureHeading: "This card began to post a vote",
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
    same: "Does your card look the same?",
    yes: "Yes, the same",
    no: "No",
    ask: "Ask for help",
  },

  compare: {
    heading: "Show your card to a helper",
    lines: [
      "Your vote is in the box.",
      "Helper: look at the card and at these pictures.",
      "Are they not the same? Tell the secretary.",
    ],
    clears: "This page clears after 5 minutes.",
  },

  handover: {
    heading: "Give the tablet to the next person",
    lines: ["The page is clear.", "The next person lifts the curtain."],
  },

  stopped: {
    ask: "Do you want to stop?",
    nothing: "This vote is not in the box. Your card still works.",
    doubt: "We do not know if your vote is in the box. You can look later.",
    stay: "Go back to my vote",
    stop: "Yes, stop",
    gone: "You stopped. Nothing was kept. Your card still works.",
  },
};

/** The words in the language of the page. */
export const words = inLanguage(english);

/** The words of the page: where it is practice, its own words go first. */
export function wordsFor(practice) {
  if (!practice) return words;
  const own = Object.entries(words.practice).map(([key, part]) => [
    key,
    typeof part === "string" ? part : { ...words[key], ...part },
  ]);
  return { ...words, ...Object.fromEntries(own) };
}

// Long words may be parted on a narrow page, but only here.
const PARTED = {
  aeroplane: "aero\u00adplane",
  butterfly: "butter\u00adfly",
  elephant: "ele\u00adphant",
  scissors: "scis\u00adsors",
  umbrella: "um\u00adbrella",
};

/** The word for each of the 32 pictures; their names are English words already. */
export const pictureWord = (name) => translated(PARTED[name] ?? name);
