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
const modules = ["core", "qr", "box", "vote", "check", "board"];

for (const name of modules) {
  await build({
    absWorkingDir: here,
    entryPoints: [`src/${name}.js`],
    outfile: join(out, `${name}.js`),
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2022"],
    legalComments: "inline",
    external: modules.filter((other) => other !== name).map((other) => `./${other}.js`),
    logLevel: "warning",
  });
}
