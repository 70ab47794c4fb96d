/**
 * Builds the console into a folder: one script, the engine's worker and module, the stylesheet, licences, and a manifest that is
 * written last and says what belongs to it.
 *
 * node build.js FOLDER
 */
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.argv[2] ?? join(here, "..", "build", "site"));
const draft = `${folder}.draft`;
const packages = join(here, "node_modules");
const engine = join(packages, "@duckdb", "duckdb-wasm");

/** What the console is made from; where one of them changes, it is to be built again. */
const SOURCES = ["build.js", "package.json", "package-lock.json", "licences/duckdb-wasm.txt"];

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const sums = (root, names) => Object.fromEntries(names.sort().map((name) => [name, sha256(readFileSync(join(root, name)))]));
const inSource = readdirSync(join(here, "src")).map((name) => `src/${name}`);

/** Name, version and text of the licence of every package but those that only build. */
function licences() {
  const lock = JSON.parse(readFileSync(join(here, "package-lock.json"), "utf8"));
  const bundled = Object.entries(lock.packages).filter(([path, entry]) => path && !entry.dev && !path.includes("/@types/"));
  return bundled.map(([path, { version, license }]) => {
    const home = join(here, path);
    const name = path.replace(/^.*node_modules\//, "");
    const files = readdirSync(home).filter((file) => /^(licen[cs]e|notice)(\W|$)/i.test(file)).sort();
    const texts = files.map((file) => readFileSync(join(home, file), "utf8").trim());
    if (name === "@duckdb/duckdb-wasm") texts.push(readFileSync(join(here, "licences", "duckdb-wasm.txt"), "utf8").trim());
    return [`${"=".repeat(78)}\n${name} ${version} (${license})\n${"=".repeat(78)}`, ...texts].join("\n\n");
  });
}

rmSync(draft, { recursive: true, force: true });
rmSync(folder, { recursive: true, force: true });
mkdirSync(draft, { recursive: true });

const module = readFileSync(join(engine, "dist", "duckdb-eh.wasm"));
writeFileSync(join(draft, "duckdb-eh.wasm.gz"), gzipSync(module, { level: 9 }));
const worker = readFileSync(join(engine, "dist", "duckdb-browser-eh.worker.js"), "utf8");
writeFileSync(join(draft, "duckdb-browser-eh.worker.js"), worker.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));
cpSync(join(here, "src", "console.css"), join(draft, "console.css"));

await build({
  absWorkingDir: here,
  entryPoints: [join(here, "src", "console.js")],
  outfile: join(draft, "console.js"),
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  define: { __MODULE_BYTES__: String(module.byteLength) },
});
writeFileSync(join(draft, "LICENSES.txt"), `${licences().join("\n\n")}\n`);

const manifest = { sources: sums(here, [...SOURCES, ...inSource]), files: sums(draft, readdirSync(draft)) };
writeFileSync(join(draft, "console.json"), `${JSON.stringify(manifest, null, 2)}\n`);
renameSync(draft, folder);
console.log(`${relative(process.cwd(), folder) || folder}: ${Object.keys(manifest.files).length} files`);
