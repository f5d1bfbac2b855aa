/** The settings for listening and for one switch, as parts of the settings step. */
import { aids, onAids, setAids } from "../ui/assistive-settings.js";
import { button, fill, h, line, pictured } from "../ui/dom.js";
import { words } from "../ui/words.js";
import { canSetVolume, clipOf, clipsReady, say } from "./player.js";

const group = (id, title, ...children) =>
  h(
    "section",
    { class: "v-look-group", "aria-labelledby": `look-${id}` },
    h("h2", { id: `look-${id}` }, title),
    children,
  );

/** Draws now and after every change, for as long as the node is on the page. */
function follow(node, draw) {
  draw();
  const end = onAids(() => (node.isConnected ? draw() : end()));
}

/** Two ways to change a setting, with the step now in words between them. */
function stepper(name, steps, less, more, [first, second] = ["less", "more"]) {
  const now = h("p", { class: "v-step-now", role: "status" });
  const change = (by) => () => setAids({ [name]: aids()[name] + by });
  follow(now, () => {
    const text = steps[aids()[name]];
    if (now.textContent !== text) fill(now, text);
  });
  return h(
    "div",
    { class: "v-stepper" },
    button(less, { picture: first, onclick: change(-1) }),
    now,
    button(more, { picture: second, onclick: change(1) }),
  );
}

/** Sound: try the headphones, then everything is read out; speed and volume. Hidden without clips. */
export function hearingGroup() {
  const text = words.sound;
  const place = h("div", { class: "v-hearing" });
  const draw = (...children) => {
    const held = place.contains(document.activeElement);
    place.replaceChildren(...children);
    if (held) place.querySelector("button")?.focus();
  };
  const off = () =>
    draw(
      pictured("speaker", line(text.lead, "v-say")),
      button(text.try, { picture: "speaker", onclick: () => test() }),
    );
  const on = () =>
    draw(
      pictured("tick", line(text.isOn, "v-say")),
      button(text.off, {
        picture: "speaker-off",
        onclick: () => setAids({ listen: false }),
      }),
    );
  const test = () => {
    draw(
      pictured("question", line(text.ask, "v-say")),
      button(text.yes, {
        kind: "main",
        picture: "thumbs-up",
        onclick: () => {
          setAids({ listen: true });
          say([text.isOn]);
        },
      }),
      button(text.again, { picture: "speaker", onclick: () => say([text.test]) }),
      button(text.no, { picture: "cross", onclick: off }),
    );
    // the focus is at the first button; who goes by ear hears that as well
    say([text.test, text.ask, ...(aids().along ? [text.yes] : [])]);
  };
  let was = null;
  follow(place, () => {
    const { listen } = aids();
    if (listen !== was) (listen ? on : off)();
    was = listen;
  });
  const whole = group(
    "sound",
    text.heading,
    place,
    stepper("speed", text.speeds, text.slower, text.faster),
    canSetVolume && stepper("volume", text.volumes, text.quieter, text.louder),
  );
  whole.hidden = !clipOf(text.test);
  clipsReady.then(() => {
    whole.hidden = !clipOf(text.test);
  });
  return whole;
}

/** One switch: on or off, and how fast the frame moves. */
export function switchGroup() {
  const text = words.scan;
  const toggle = button("", { picture: "touch", onclick: () => setAids({ scan: !aids().scan }) });
  follow(toggle, () => {
    fill(toggle.querySelector("span"), aids().scan ? text.off : text.on);
  });
  return group(
    "switch",
    text.heading,
    pictured("touch", line(text.lead, "v-say")),
    toggle,
    stepper("pace", text.paces, text.faster, text.slower, ["more", "less"]),
  );
}
