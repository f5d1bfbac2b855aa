/**
 * Finds where the voter's pages show a picture, and beside which message, for the test that one
 * picture has one meaning (pictograms.js). A picture with no message of its own beside it is found
 * by its file and function.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";
import { ancestor } from "acorn-walk";

/**
 * @typedef {import("acorn").AnyNode} Node
 * @typedef {{picture: string, at: string}} Use
 */

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SCRIPTS = ["assist", "audio", "check", "ui", "voter"];
const SHEETS = ["aids", "components", "voter"];
const PAGES = [
  "templates/vote/vote.html",
  "templates/vote/check.html",
  "templates/parts/voter_top.html",
];
/** Which argument of a function is the name of a picture, and which have the words beside it. */
const FUNCTIONS = new Map([
  ["button", { picture: -1, words: [0] }],
  ["pictureLine", { picture: 0, words: [1, 2, 3] }],
  ["notice", { picture: 0, words: [1] }],
  ["lead", { picture: 0, words: [1] }],
  ["icon", { picture: 0, words: [] }],
  ["drawing", { picture: 0, words: [] }],
  ["miniature", { picture: 0, words: [] }],
  ["messageStep", { picture: 1, words: [0] }],
  ["endQuietly", { picture: 2, words: [1] }],
  ["showNote", { picture: 2, words: [1] }],
  ["wayButton", { picture: 0, words: [1] }],
  ["stepper", { picture: 3, words: [2] }],
]);

/**
 * List the files of a folder with an ending, those of folders in it too.
 * @param {string} folder
 * @param {string} ending
 */
const filesIn = (folder, ending) =>
  readdirSync(folder, { recursive: true, encoding: "utf-8" })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));

/**
 * List the strings that an expression can be, or holds as its items or values.
 * @param {Node | null | undefined} node
 * @returns {string[]}
 */
function stringsOf(node) {
  if (!node) return [];
  if (node.type === "Literal") return typeof node.value === "string" ? [node.value] : [];
  if (node.type === "ConditionalExpression") {
    return [...stringsOf(node.consequent), ...stringsOf(node.alternate)];
  }
  if (node.type === "ArrayExpression") return node.elements.flatMap((item) => stringsOf(item));
  if (node.type === "LogicalExpression") return [...stringsOf(node.left), ...stringsOf(node.right)];
  if (node.type === "ObjectExpression") {
    return node.properties.flatMap((item) =>
      item.type === "Property" ? stringsOf(item.value) : [],
    );
  }
  return [];
}

/**
 * List the keys of the messages said in a node, but not in a call with a picture of its own.
 * @param {Node | undefined} node
 * @returns {string[]}
 */
function keysIn(node) {
  if (!node || typeof node !== "object") return [];
  if (node.type === "CallExpression" && node.callee.type === "Identifier") {
    const { name } = node.callee;
    if (name === "say" || name === "sayLines") return stringsOf(node.arguments[0]);
    if (FUNCTIONS.has(name)) return [];
  }
  return Object.values(node)
    .flat()
    .flatMap((child) => (child && typeof child.type === "string" ? keysIn(child) : []));
}

/**
 * Return the names of the pictures of a call.
 * @param {import("acorn").CallExpression} call
 * @param {number} at the place of the argument, or -1 for the option `picture`
 */
function picturesOf({ arguments: given }, at) {
  if (at >= 0) return stringsOf(given[at]);
  const options = given[1];
  if (options?.type !== "ObjectExpression") return [];
  return options.properties.flatMap((item) =>
    item.type === "Property" && item.key.type === "Identifier" && item.key.name === "picture"
      ? stringsOf(item.value)
      : [],
  );
}

/**
 * Return the name of the function around a node, for a picture with no message beside it.
 * @param {Node[]} ancestors
 */
function functionAround(ancestors) {
  for (const node of [...ancestors].reverse()) {
    if (node.type === "FunctionDeclaration" && node.id) return node.id.name;
    if (node.type === "VariableDeclarator" && node.id.type === "Identifier") return node.id.name;
  }
  return "";
}

/**
 * @param {string} text of a script
 * @param {string} name
 * @param {Record<string, string>} ways the picture of each way (choose-bar.js)
 * @returns {Use[]}
 */
export function usesInScript(text, name, ways = {}) {
  /** @type {Use[]} */
  const uses = [];
  const tree = parse(text, { ecmaVersion: 2022, sourceType: "module" });
  ancestor(tree, {
    CallExpression(call, _, ancestors) {
      if (call.callee.type !== "Identifier") return;
      const position = FUNCTIONS.get(call.callee.name);
      if (!position) return;
      const keys = position.words.flatMap((at) => keysIn(call.arguments[at]));
      const places = keys.length > 0 ? keys : [`${name}#${functionAround(ancestors)}`];
      for (const found of picturesOf(call, position.picture)) {
        const picture = call.callee.name === "wayButton" ? ways[found] : found;
        uses.push(...places.map((at) => ({ picture, at })));
      }
    },
    VariableDeclarator({ id, init }) {
      if (id.type !== "Identifier" || id.name !== "PICTURES") return;
      uses.push(...stringsOf(init).map((picture) => ({ picture, at: `${name}#PICTURES` })));
    },
  });
  return uses;
}

/** Return the picture of each way, as `wayButton` has it. */
function waysOf() {
  const text = readFileSync(join(ROOT, "browser/src/voter/choose-bar.js"), "utf-8");
  const [, inside] = text.match(/const picture = \{([^}]*)\}\[way\]/) ?? [];
  return Object.fromEntries(
    [...inside.matchAll(/(\w+): "([\w-]+)"/g)].map(([, way, name]) => [way, name]),
  );
}

/** List every use of a picture on the voter's pages. */
export function pictureUses() {
  const ways = waysOf();
  const scripts = SCRIPTS.flatMap((folder) => filesIn(join(ROOT, "browser/src", folder), ".js"));
  const sheets = SHEETS.flatMap((folder) => filesIn(join(ROOT, "browser/styles", folder), ".css"));
  const pages = PAGES.map((page) => join(ROOT, page));
  return [
    ...scripts.flatMap((file) =>
      usesInScript(readFileSync(file, "utf-8"), relative(join(ROOT, "browser/src"), file), ways),
    ),
    ...[...sheets, ...pages].flatMap((file) =>
      [
        ...readFileSync(file, "utf-8").matchAll(
          /pictures\/([\w-]+)\.svg|(?:picture=|, )"([\w-]+)"/g,
        ),
      ].map(([, picture, named]) => ({ picture: picture ?? named, at: basename(file) })),
    ),
  ];
}
