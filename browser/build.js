/**
 * Builds the modules served to browsers: `npm ci && npm run build [-- OUT]`. core.js holds the pure
 * functions, words.js the messages, qr.js what a camera needs; keys.js and box.js are for key holders
 * only: their keys, and the reader of a whole box; scanning.js is for who uses one switch. The page scripts import them as files, so
 * nothing is shipped twice and the tests load exactly what is shipped.
 */
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "templates", "static", "js");

/** @type {Record<string, string>} what is built, and from where */
const SOURCES = {
  core: "crypto/core",
  keys: "crypto/keys",
  qr: "ui/qr",
  words: "ui/words",
  box: "record/box",
  vote: "voter/vote",
  check: "check/check",
  listen: "audio/listen",
  scanning: "assist/switch-scanning",
  "public-page": "ui/public-page",
  board: "board/board",
  "code-from-link": "ui/code-from-link",
  "photo-crop": "board/photo-crop",
  "service-worker": "voter/service-worker",
};
const inSource = (/** @type {string} */ name) => join(here, "src", `${name}.js`);

/**
 * List what a built module exports.
 * @param {string} name
 */
async function exportsOf(name) {
  const entryPoints = [inSource(SOURCES[name])];
  const reading = { bundle: true, write: false, metafile: true, outdir: out };
  const { metafile } = await build({ ...OPTIONS, ...reading, entryPoints, format: "esm" });
  return Object.values(metafile?.outputs ?? {})[0].exports;
}

/**
 * An import of another built module stays an import, of the file beside it: one for all the sources
 * of this module, which would otherwise bring one each.
 * @param {string} own the module that is built
 * @returns {import("esbuild").Plugin}
 */
const others = (own) => ({
  name: "others",
  setup(plugin) {
    plugin.onResolve({ filter: /^\.\.?\//, namespace: "file" }, ({ resolveDir, path, kind }) => {
      const file = join(resolveDir, path);
      const found = Object.keys(SOURCES).find((name) => inSource(SOURCES[name]) === file);
      if (!found || found === own) return null;
      const isLate = kind === "dynamic-import";
      return isLate
        ? { path: `./${found}.js`, external: true }
        : { path: found, namespace: "once" };
    });
    plugin.onResolve({ filter: /./, namespace: "once" }, ({ path }) => ({ path, external: true }));
    plugin.onLoad({ filter: /./, namespace: "once" }, async ({ path: name }) => ({
      contents: `export { ${(await exportsOf(name)).join()} } from "./${name}.js";`,
    }));
  },
});

/**
 * The reader of codes without its table of Japanese letters, half of its bytes: no card has any.
 * @type {import("esbuild").Plugin}
 */
const withoutKanji = {
  name: "without-kanji",
  setup(plugin) {
    plugin.onLoad({ filter: /jsQR\.js$/ }, async ({ path }) => {
      const code = await readFile(path, "utf-8");
      return { contents: code.replace(/(exports\.shiftJISTable = \{)[^}]*\}/, "$1}") };
    });
  },
};

/**
 * The practice page: the voter's page with fruit instead of a box.
 * @type {import("esbuild").Plugin}
 */
const practice = {
  name: "practice",
  setup(plugin) {
    const fruit = inSource("voter/practice-gateway");
    plugin.onResolve({ filter: /^\.\/gateway\.js$/ }, () => ({ path: fruit }));
  },
};

/**
 * Options of every build; a tsconfig.json is for the checks and changes nothing that is shipped.
 * @type {import("esbuild").BuildOptions}
 */
const OPTIONS = { absWorkingDir: here, minify: true, tsconfigRaw: "{}", logLevel: "warning" };

/**
 * @param {string} source
 * @param {string} name of the built module
 * @param {import("esbuild").Plugin[]} [plugins]
 */
const buildModule = (source, name, plugins = []) =>
  build({
    ...OPTIONS,
    entryPoints: [`src/${SOURCES[source]}.js`],
    outfile: join(out, `${name}.js`),
    bundle: true,
    format: "esm",
    target: ["es2022"],
    legalComments: "eof",
    plugins: [...plugins, withoutKanji, others(source)],
  });

/**
 * Leave the notices of the licences at the end of a module, without the names of the files.
 * @param {string} name of the built module
 */
async function shortenLicences(name) {
  const file = join(out, `${name}.js`);
  const code = await readFile(file, "utf-8");
  const [own, list] = code.split("/*! Bundled license information:");
  const notices = [...list.matchAll(/\(\*! (.*?) \*\)/g)].map(([, notice]) => `/*! ${notice} */\n`);
  await writeFile(file, own + notices.join(""));
}

// A plain script for browsers that know no modules; esbuild fails if it uses anything newer.
await build({
  ...OPTIONS,
  entryPoints: ["src/ui/browser-support.js"],
  outfile: join(out, "browser-support.js"),
  target: ["es5"],
});
for (const name of Object.keys(SOURCES)) await buildModule(name, name);
await buildModule("vote", "practice", [practice]);
await shortenLicences("core");
