/** The step "Make it right for you": every setting as big examples, tried on by touching one. */

import { hearingGroup, switchGroup } from "../audio/audio-settings.js";
import { LOOKS, looks, setLook, usualSettings } from "../ui/display-settings.js";
import { button, h, heading, line, pictured } from "../ui/dom.js";
import { words } from "../ui/words.js";

const text = words.look;
const ORDER = { ...LOOKS, size: ["small", "normal", "large", "largest"] };

/** Builds the step; `onDone` leads on, or back to where the voter was. */
export function lookStep({ onDone }) {
  const groups = h("div", { class: "v-looks" });
  const marks = [];
  const mark = () => {
    for (const one of marks) one();
  };

  const option = (name, value) => {
    const example = h(
      "button",
      {
        type: "button",
        class: `v-look v-look-${name}`,
        "data-look": `${name}-${value}`,
        onclick: (event) => {
          setLook(name, value);
          mark();
          event.currentTarget.scrollIntoView({ block: "nearest" }); // all may have moved
        },
      },
      sample(name, value),
      h("span", { class: "v-look-words" }, text[name][value]),
      h("span", { class: "v-state-box", "aria-hidden": "true" }),
    );
    if (name === "theme") example.dataset.theme = value;
    marks.push(() => example.setAttribute("aria-pressed", String(looks()[name] === value)));
    return example;
  };

  const group = (name) =>
    h(
      "section",
      { class: "v-look-group", "aria-labelledby": `look-${name}` },
      h("h2", { id: `look-${name}` }, text.groups[name]),
      h(
        "div",
        { class: "v-look-options" },
        ORDER[name].map((value) => option(name, value)),
      ),
    );

  groups.append(...Object.keys(LOOKS).map(group), hearingGroup(), switchGroup());
  mark();
  const usual = button(text.usual, {
    picture: "settings",
    onclick: () => {
      usualSettings({ asked: looks().asked });
      mark();
    },
  });
  return [
    heading(text.heading),
    h(
      "div",
      { class: "v-actions v-look-actions" },
      button(text.fine, { kind: "main", picture: "tick", onclick: onDone }),
      usual,
    ),
    pictured("touch", line(text.lead, "v-say")),
    groups,
  ];
}

/** A small drawing of what the setting does; the words beside it say the same. */
function sample(name, value) {
  if (name === "layout") {
    const faces = value === "all" ? 4 : 1;
    return h(
      "span",
      { class: `v-mini v-mini-${value}`, "aria-hidden": "true" },
      Array.from({ length: faces }, () => miniPicture("person")),
    );
  }
  if (name === "show") {
    return h(
      "span",
      { class: "v-mini-show", "aria-hidden": "true" },
      value !== "words" && miniPicture("box"),
      value !== "pictures" && h("span", { class: "v-mini-lines" }, h("span"), h("span"), h("span")),
    );
  }
  return null;
}

const miniPicture = (name) => h("img", { src: `/static/pictures/${name}.svg`, alt: "" });
