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
const out = process.argv[2] ?? join(here, "..", "templates", "static", "js");
// What is built, and from where.
const sources = {
  core: "crypto/core",
  qr: "ui/qr",
  box: "record/box",
  vote: "voter/vote",
  check: "check/check",
  listen: "audio/listen",
  board: "board/board",
  worker: "voter/service-worker",
};
const inSource = (name) => join(here, "src", `${name}.js`);

/** An import of another built module stays an import: of the file that lies beside it. */
const others = (own) => ({
  name: "others",
  setup(plugin) {
    plugin.onResolve({ filter: /^\.\.?\// }, ({ resolveDir, path }) => {
      const file = join(resolveDir, path);
      const found = Object.keys(sources).find((name) => inSource(sources[name]) === file);
      return found && found !== own ? { path: `./${found}.js`, external: true } : null;
    });
  },
});
// The practice page: the voter's page with fruit in the place of the way to a box.
const practice = {
  name: "practice",
  setup(plugin) {
    const fruit = inSource("voter/practice-gateway");
    plugin.onResolve({ filter: /^\.\/gateway\.js$/ }, () => ({ path: fruit }));
  },
};
const pages = Object.keys(sources).map((name) => [name, name, []]);
pages.push(["vote", "practice", [practice]]);

// What every build shares; a tsconfig.json is for the checks and changes nothing that is shipped.
const options = { absWorkingDir: here, minify: true, tsconfigRaw: "{}", logLevel: "warning" };

// A plain script for browsers that know no modules; esbuild fails if it uses anything newer.
await build({
  ...options,
  entryPoints: ["src/ui/browser-support.js"],
  outfile: join(out, "able.js"),
  target: ["es5"],
});

for (const [source, name, plugins] of pages) {
  await build({
    ...options,
    entryPoints: [`src/${sources[source]}.js`],
    outfile: join(out, `${name}.js`),
    bundle: true,
    format: "esm",
    target: ["es2022"],
    legalComments: "inline",
    plugins: [...plugins, others(source)],
  });
}
