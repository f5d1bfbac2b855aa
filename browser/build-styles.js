/**
 * Builds the style sheets served to browsers: `npm run build:styles [-- OUT]`. Each page links one.
 * Sources use cascade layers and nesting, which old tablets do not know. Such tablets cannot vote,
 * but they must say so and show the people (R56), so the built sheets have neither: a layer becomes
 * a number of `:not(#_)`, which every browser counts (docs/adr/0022-styles.md).
 */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import cascadeLayers from "@csstools/postcss-cascade-layers";
import { build, transform } from "esbuild";
import postcss from "postcss";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "templates", "static", "css");
const SHEETS = ["voter", "public", "board", "practice-paper"];
const TARGET = ["safari12", "ios12", "chrome64", "firefox62", "edge79"];

/** @param {string} name of a sheet, without its ending */
async function joined(name) {
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: [`styles/${name}.css`],
    bundle: true,
    write: false,
    external: ["*.woff2", "*.svg"],
    target: TARGET,
    logLevel: "warning",
  });
  return outputFiles[0].text;
}

/**
 * `--same-as: NAME` in a rule stands for the declarations of the rule `.NAME` of the same sheet, so
 * that they are written once, whatever the selector and the size of the screen.
 * @type {import("postcss").Plugin}
 */
const sameAs = {
  postcssPlugin: "same-as",
  Declaration: {
    "--same-as": (declaration) => {
      /** @type {import("postcss").Rule | undefined} */
      let model;
      declaration.root().walkRules(`.${declaration.value}`, (rule) => {
        model = rule;
      });
      if (!model) throw declaration.error(`There is no rule .${declaration.value}`);
      declaration.replaceWith(model.nodes.map((node) => node.clone()));
    },
  },
};

/** @param {string} css with layers */
async function withoutLayers(css) {
  const result = await postcss([sameAs, cascadeLayers()]).process(css, { from: undefined });
  const [warning] = result.warnings();
  if (warning) throw new Error(String(warning));
  return result.css.replaceAll(String.raw`:not(#\#)`, ":not(#_)"); // shorter; no page has that id
}

/**
 * Shorten the values of tokens, which the minifier leaves as they are written: a space after the
 * colon or a comma says nothing, and #ffffff is #fff.
 * @param {string} css that was minified
 */
const withShortTokens = (css) =>
  css.replaceAll(/(--[\w-]+): ?([^;{}]*)/g, (_, name, value) => {
    const colours = value.replaceAll(/#(.)\1(.)\2(.)\3\b/g, "#$1$2$3");
    return `${name}:${colours.replaceAll(", ", ",")}`;
  });

await mkdir(out, { recursive: true });
for (const name of SHEETS) {
  const css = await withoutLayers(await joined(name));
  const { code } = await transform(css, { loader: "css", minify: true, target: TARGET });
  await writeFile(join(out, `${name}.css`), withShortTokens(code));
}
