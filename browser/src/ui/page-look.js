/**
 * Size and colour on the pages for everybody and for the board. They are the voter's own settings, kept for this tab
 * alone, so they go along to the vote, and the next voter's start puts them back.
 */
import { display, setDisplay } from "./display-settings.js";

const panels = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".page-look"));
const buttons = /** @type {NodeListOf<HTMLElement>} */ (
  document.querySelectorAll("[data-setting]")
);

function mark() {
  for (const button of buttons) {
    const name = /** @type {"size" | "theme"} */ (button.dataset.setting);
    button.setAttribute("aria-pressed", String(display()[name] === button.dataset.value));
  }
}

for (const button of buttons) {
  button.addEventListener("click", () => {
    const name = /** @type {"size" | "theme"} */ (button.dataset.setting);
    setDisplay(name, button.dataset.value ?? "");
    mark();
  });
}
for (const panel of panels) panel.hidden = false;
mark();
