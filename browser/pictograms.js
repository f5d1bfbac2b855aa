/**
 * What each picture of the voter's pages stands for, and every place where it stands: the messages
 * beside it, or else the file and the function that shows it. One picture has one meaning: who does
 * not read has nothing else to go by. test/tools/pictograms.test.js compares it with the sources.
 * @type {Readonly<Record<string, {means: string, at: string[]}>>}
 */
export const PICTOGRAMS = Object.freeze({
  again: { means: "try the same once more", at: ["try-again"] },
  back: {
    means: "go back; nothing is lost",
    at: [
      "choose-before",
      "choose-says-back",
      "go-back",
      "help-lift",
      "nobody-keep",
      "nobody-keep-some",
      "review-choose",
      "voter/stopping.js#step",
    ],
  },
  box: {
    means: "vote: your vote goes into the box",
    at: [
      "check-vote",
      "post-heading",
      "post-post",
      "voted-again",
      "voter/intro-step.js#introStep",
      "voter_top.html",
    ],
  },
  calendar: {
    means: "a day has to come first",
    at: ["check/lookup-steps.js#showUnused", "voter/card-steps.js#PICTURES"],
  },
  camera: { means: "the camera looks for a card", at: ["card-camera"] },
  card: {
    means: "a vote card",
    at: [
      "card-check-lead",
      "check-another",
      "check-card",
      "check/check.js#begin",
      "check/lookup-steps.js#showUnused",
      "done-keep",
      "next-card",
      "start-again",
      "ui/pictures.js#cardDrawing",
      "voter/card-steps.js#askForCard",
      "voter/card-steps.js#line",
    ],
  },
  "card-code": { means: "the code on a card", at: ["ui/pictures.js#cardDrawing"] },
  change: { means: "another person in the place of this one", at: ["review-change"] },
  cross: {
    means: "no, not this",
    at: [
      "check-no",
      "count.css",
      "sound-no",
      "voter/card-steps.js#PICTURES",
      "voter/choose-one-step.js#answerButtons",
    ],
  },
  different: {
    means: "these are not the same",
    at: ["done-different", "voter/end-steps.js#compare"],
  },
  hello: {
    means: "goodbye: you are done here",
    at: ["finish", "handover-gone", "stopped-heading", "voted-done"],
  },
  help: {
    means: "ask somebody for help",
    at: [
      "card-other-way",
      "check-none-next",
      "check-not-yet-next",
      "ui/camera.js#node",
      "ui/privacy-screen.js#hand",
      "voter/end-steps.js#compare",
      "voter_top.html",
    ],
  },
  "in-the-box": {
    means: "your vote is in the box",
    at: [
      "ui/pictures.js#success",
      "voted-heading",
      "voter/card-steps.js#PICTURES",
      "voter/end-steps.js#compare",
      "voter/posting.js#step",
    ],
  },
  later: { means: "decide later", at: ["choose-not-now"] },
  less: { means: "a step down", at: ["scan-faster", "scan-slower"] },
  lock: {
    means: "kept safe, shut",
    at: [
      "keep-found",
      "keep-found-next",
      "lost-leave",
      "quiet-hidden-heading",
      "voter/card-steps.js#PICTURES",
      "voter/card-steps.js#note",
      "waits-heading",
    ],
  },
  magnifier: { means: "look for a vote in the box", at: ["check.html"] },
  more: { means: "a step up", at: ["scan-faster", "scan-slower"] },
  next: { means: "go on", at: ["card-use", "choose-done", "handover-start", "start-begin"] },
  nobody: { means: "I want nobody", at: ["choose-nobody", "nobody-clear"] },
  party: { means: "the practice is done", at: ["voter/end-steps.js#inTheBox"] },
  people: {
    means: "see more people",
    at: ["choose-more", "choose-unseen-see", "review-more", "voter/choose-one-step.js#lookAgain"],
  },
  person: {
    means: "a person, in a small drawing of the layout",
    at: ["assist/settings-step.js#sample"],
  },
  photo: {
    means: "pictures, in a small drawing of what is shown",
    at: ["assist/settings-step.js#sample"],
  },
  question: {
    means: "a question to you",
    at: [
      "choose-unseen",
      "nobody-heading",
      "quiet-heading",
      "review-right",
      "sound-ask",
      "voter/choose-one-step.js#step",
    ],
  },
  scanner: { means: "the scanner reads a card", at: ["card-scanner-only", "ui/camera.js#scanner"] },
  settings: {
    means: "how it looks",
    at: ["look-more", "look-usual", "top-look", "voter_top.html"],
  },
  speaker: {
    means: "listen",
    at: [
      "assist/settings-step.js#pictureOf",
      "audio/sound.js#startSound",
      "sound-again",
      "sound-lead",
      "sound-listen",
      "sound-try",
      "voter_top.html",
    ],
  },
  "speaker-off": { means: "stop the sound", at: ["audio/sound.js#startSound", "sound-off"] },
  stop: { means: "stop voting", at: ["stopped-ask", "stopped-stop", "voter_top.html"] },
  switch: {
    means: "one switch",
    at: [
      "assist/settings-step.js#pictureOf",
      "assist/switch-scanning.js#hint",
      "assist/switch-settings.js#toggle",
      "scan-lead",
    ],
  },
  "take-away": {
    means: "take this person away",
    at: ["choose.css", "voter/choose-one-step.js#answerButtons"],
  },
  talk: { means: "what somebody says", at: ["choose-says", "help-line"] },
  telephone: { means: "ring this number", at: ["ui/privacy-screen.js#number"] },
  "thumbs-up": {
    means: "yes",
    at: [
      "check-yes",
      "quiet-yes",
      "review-yes",
      "sound-yes",
      "voter/choose-one-step.js#answerButtons",
    ],
  },
  tick: {
    means: "done, right",
    at: [
      "look-fine",
      "sound-is-on",
      "ui/pictures.js#success",
      "voter/card-steps.js#askForCard",
      "voter/end-steps.js#inTheBox",
    ],
  },
  touch: { means: "touch a picture", at: ["check-by-pictures", "choose-lead"] },
  "vote-box": { means: "the vote slides into the box", at: ["ui/pictures.js#posted"] },
  "vote-slip": { means: "the vote that slides", at: ["ui/pictures.js#posted"] },
  wait: {
    means: "wait; time goes by",
    at: [
      "check-looking",
      "voter/card-steps.js#PICTURES",
      "voter/step-view.js#clearsLine",
      "voter/step-view.js#showWaiting",
    ],
  },
  warning: {
    means: "something is wrong",
    at: [
      "cannot-post-heading",
      "card-no-camera",
      "check/check.js#begin",
      "check/lookup-steps.js#showSorry",
      "check/lookup-steps.js#showUseless",
      "lost-load-heading",
      "lost-seal-heading",
      "not-posted-heading",
      "offline-start",
      "offline-start-next",
      "ui/card-reader.js#message",
      "unsafe-heading",
      "voter/card-steps.js#askForCard",
      "voter/card-steps.js#step",
      "voter/posting.js#tryAgain",
    ],
  },
});
