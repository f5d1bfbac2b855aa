/**
 * Prints which messages of the catalogue the scripts say, as JSON for `python -m tools.words`,
 * which compares them with the catalogue when everything is checked: `node word-uses.js`. A
 * composed key is a family: say(`look-${name}`) is "look-*".
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";
import { simple } from "acorn-walk";

/**
 * @typedef {{key: string, arguments: string[], where: string}} Use
 * @typedef {import("acorn").AnyNode} Node
 */

const SOURCES = fileURLToPath(new URL("src", import.meta.url));
const ENDINGS = new Map([
  ["say", ""],
  ["sayLines", "-*"], // those that are numbered
]);

/**
 * List the keys that an expression can be.
 * @param {Node} node
 * @param {string} where
 * @returns {string[]}
 */
function keysOf(node, where) {
  if (node.type === "Literal" && typeof node.value === "string") return [node.value];
  if (node.type === "TemplateLiteral") {
    return [node.quasis.map(({ value }) => value.cooked).join("*")];
  }
  if (node.type === "ConditionalExpression") {
    return [...keysOf(node.consequent, where), ...keysOf(node.alternate, where)];
  }
  throw new Error(`${where}: the key of a message stands where it is said`);
}

/**
 * List the names of a call's arguments.
 * @param {Node | undefined} node
 * @param {string} where
 */
function namesOf(node, where) {
  if (!node) return [];
  if (node.type === "ObjectExpression") {
    return node.properties.map((property) => {
      if (property.type !== "Property" || property.key.type !== "Identifier") {
        throw new Error(`${where}: the arguments of a message stand where it is said`);
      }
      return property.key.name;
    });
  }
  throw new Error(`${where}: the arguments of a message stand where it is said`);
}

/**
 * @param {string} text a script
 * @param {string} name
 * @returns {Use[]}
 */
export function usesIn(text, name) {
  /** @type {Use[]} */
  const uses = [];
  const tree = parse(text, { ecmaVersion: 2022, sourceType: "module", locations: true });
  simple(tree, {
    CallExpression({ callee, arguments: given, loc }) {
      const ending = callee.type === "Identifier" ? ENDINGS.get(callee.name) : undefined;
      if (ending === undefined) return;
      const where = `${name}:${loc?.start.line}`;
      for (const key of keysOf(given[0], where)) {
        uses.push({ key: key + ending, arguments: namesOf(given[1], where), where });
      }
    },
  });
  return uses;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf-8" });
  const uses = files
    .filter((file) => file.endsWith(".js") && file !== join("ui", "words.js")) // says the key it is given
    .sort()
    .flatMap((file) => {
      const path = join(SOURCES, file);
      return usesIn(readFileSync(path, "utf-8"), relative(join(SOURCES, "..", ".."), path));
    });
  process.stdout.write(`${JSON.stringify(uses)}\n`);
}
