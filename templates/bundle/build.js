/**
 * Builds the modules served to browsers: `npm ci && npm run build [-- OUT]`.
 * core.js holds the pure functions, qr.js the QR decoder, box.js the reader of a whole box that
 * only key holders need; the page scripts import them as files, so nothing is shipped twice and the
 * tests load exactly what is shipped.
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "static", "js");
const modules = ["core", "qr", "box", "vote", "check", "listen", "board", "worker"];
// The practice page: the voter's page with fruit in the place of the way to a box.
const practice = {
  name: "practice",
  setup(plugin) {
    const fruit = join(here, "src", "practice-way.js");
    plugin.onResolve({ filter: /^\.\/way\.js$/ }, () => ({ path: fruit }));
  },
};
const pages = [...modules.map((name) => [name, name, []]), ["vote", "practice", [practice]]];

// A plain script for browsers that know no modules; esbuild fails if it uses anything newer.
await build({
  absWorkingDir: here,
  entryPoints: ["src/able.js"],
  outfile: join(out, "able.js"),
  minify: true,
  target: ["es5"],
  logLevel: "warning",
});

for (const [source, name, plugins] of pages) {
  await build({
    absWorkingDir: here,
    entryPoints: [`src/${source}.js`],
    outfile: join(out, `${name}.js`),
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2022"],
    legalComments: "inline",
    external: modules.filter((other) => other !== name).map((other) => `./${other}.js`),
    plugins,
    logLevel: "warning",
  });
}
