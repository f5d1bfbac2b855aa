/** Puts together what keeps a voter safe and able on every page: curtain, sound, one switch. */

import { startSound, thenSayControl } from "../audio/sound.js";
import { makeCurtain } from "../ui/privacy-screen.js";
import { startScanning } from "./switch-scanning.js";

/** `question()` and `watching()` as in privacy-screen.js, which also says what comes back. */
export function startSafety({ place, question, watching }) {
  const header = document.querySelector(".v-top");
  const main = place.parentElement;
  const listenButton = document.getElementById("listen");
  const curtain = makeCurtain({
    place,
    helpButton: document.getElementById("help"),
    others: [document.getElementById("look")],
    question,
    watching,
  });
  startSound({ main, header, listenButton, address: listenButton.dataset.list });
  startScanning({ areas: [main, header], speak: thenSayControl, free: header });
  return curtain;
}
