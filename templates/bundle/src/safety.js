/** Puts together what keeps a voter safe and able on every page: curtain, sound, one switch. */
import { makeCurtain } from "./curtain.js";
import { startScanning } from "./scanning.js";
import { startSound, thenSayControl } from "./sound.js";

/** `question()` and `watching()` as in curtain.js, which also says what comes back. */
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
