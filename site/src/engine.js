/**
 * The engine: DuckDB-WASM in a worker, with the release's database attached.
 *
 * Belongs here: whatever talks to the worker or the network. No part of the page is touched.
 */
import { AsyncDuckDB, VoidLogger, getPlatformFeatures } from "@duckdb/duckdb-wasm";
import { unreadable } from "./values.js";

/** Bytes of the engine's module once unpacked; set by the build. */
const MODULE_BYTES = __MODULE_BYTES__;
/** What is kept of a result at most: a tab has little memory, and a person reads less. */
const MOST_ROWS = 500_000;
const MOST_BYTES = 256 * 1024 * 1024;

/** What settings a query meets: nothing is fetched but what stands beside the page, and no query can change that. */
const LOCKED = [
  "ATTACH 'ballot-echo.duckdb' AS ballot_echo (READ_ONLY)",
  "USE ballot_echo",
  "SET autoinstall_known_extensions = false",
  "SET autoload_known_extensions = false",
  "SET memory_limit = '1GB'",
  "SET enable_external_access = false",
  "SET lock_configuration = true",
];

/** Something that a person can be told: what went wrong, and what to do. */
export class Trouble extends Error {}

/**
 * Say why this browser cannot run the engine.
 * @throws {Trouble}
 */
async function assertAble() {
  const lacking = [];
  if (typeof WebAssembly !== "object") lacking.push("WebAssembly, which some browsers switch off in their strictest mode");
  if (typeof DecompressionStream !== "function") lacking.push("DecompressionStream");
  if (!lacking.length && !(await getPlatformFeatures()).wasmExceptions) lacking.push("exceptions in WebAssembly");
  if (lacking.length) {
    throw new Trouble(
      `This browser lacks ${lacking.join(" and ")}. A current Firefox, Chrome, Edge or Safari can run SQL here; ` +
        "or download ballot-echo.duckdb and open it in DuckDB.",
    );
  }
}

/**
 * Fetch a file whole.
 * @param {URL} url
 * @param {(bytes: number, total: number | null) => void} progress Told of bytes that have come, and of how many there are where known.
 * @returns {Promise<Uint8Array>}
 * @throws {Trouble} The file cannot be had.
 */
async function fetched(url, progress) {
  const name = url.pathname.split("/").at(-1);
  let response;
  try {
    response = await fetch(url);
    if (response.ok) return await body(response, progress);
  } catch {
    throw new Trouble(`${name} could not be fetched: the connection failed. See that the server still runs, and try again.`);
  }
  throw new Trouble(`${name} could not be fetched: the server says ${response.status} ${response.statusText}. It must stand beside this page.`);
}

async function body(response, progress) {
  const length = Number(response.headers.get("content-length"));
  const total = length && !response.headers.get("content-encoding") ? length : null;
  const parts = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    bytes += read.value.byteLength;
    progress(bytes, total);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** The engine's module, unpacked unless the server has done so on the way. Its type is ours to say: some servers name a wrong one. */
async function unpacked(bytes) {
  let module = bytes;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    module = new Uint8Array(await new Response(stream).arrayBuffer().catch(() => new ArrayBuffer(0)));
  }
  if (module.byteLength !== MODULE_BYTES) throw new Trouble("The engine arrived damaged. Reload the page and try again.");
  return new Blob([module], { type: "application/wasm" });
}

/** The running engine. */
export class Engine {
  #database;
  #connection;
  #worker;
  #failed;

  /**
   * Load the engine and the database, both from where the page stands.
   * @param {URL} folder Where the engine's files are.
   * @param {URL} database Address of the DuckDB file.
   * @param {(what: "engine" | "database" | "start", bytes: number, total: number | null) => void} progress
   * @returns {Promise<Engine>}
   * @throws {Trouble}
   */
  static async start(folder, database, progress) {
    await assertAble();
    const [module, data] = await Promise.all([
      fetched(new URL("duckdb-eh.wasm.gz", folder), (bytes, total) => progress("engine", bytes, total)).then(unpacked),
      fetched(database, (bytes, total) => progress("database", bytes, total)),
    ]);
    progress("start", 0, null);
    const engine = new Engine();
    await engine.#open(new URL("duckdb-browser-eh.worker.js", folder), module, data);
    return engine;
  }

  async #open(script, module, data) {
    this.#worker = new Worker(script);
    this.#failed = new Promise((_, reject) => {
      this.#worker.addEventListener("error", (event) => {
        event.preventDefault();
        reject(new Trouble(`The engine stopped: ${event.message || "its worker could not be started"}. Reload the page and try again.`));
      });
    });
    this.#failed.catch(() => {});
    this.#database = new AsyncDuckDB(new VoidLogger(), this.#worker);
    const address = URL.createObjectURL(module);
    try {
      await this.#alive(this.#database.instantiate(address));
    } finally {
      URL.revokeObjectURL(address);
    }
    await this.#alive(this.#database.open({ arrowLosslessConversion: true }));
    await this.#alive(this.#database.registerFileBuffer("ballot-echo.duckdb", data));
    this.#connection = await this.#alive(this.#database.connect());
    for (const statement of LOCKED) await this.#alive(this.#connection.query(statement));
  }

  /** Wait for the worker, but not for one that has died: it would never answer. */
  #alive(promise) {
    return Promise.race([promise, this.#failed]);
  }

  /**
   * Run SQL, and keep the first rows of what its last statement gives.
   * @param {string} sql
   * @returns {Promise<{schema: import("apache-arrow").Schema, batches: import("apache-arrow").RecordBatch[], rows: number, whole: boolean}>}
   *   `whole` says whether that is all of them.
   */
  async run(sql) {
    const reader = await this.#alive(this.#connection.send(sql, true).then((sent) => sent.open()));
    const { schema } = reader; // forgotten by the reader at its end
    const lost = schema.fields.map((field) => [field.name, unreadable(field)]).filter(([, type]) => type);
    if (lost.length) {
      await this.cancel();
      const columns = lost.map(([name, type]) => `${name} (${type})`).join(", ");
      throw new Trouble(`The console cannot show values of this type: ${columns}. Cast them: CAST(… AS VARCHAR).`);
    }
    const batches = [];
    let rows = 0;
    let bytes = 0;
    const walk = reader[Symbol.asyncIterator]();
    for (let step = await this.#alive(walk.next()); !step.done; step = await this.#alive(walk.next())) {
      const room = MOST_ROWS - rows;
      batches.push(step.value.numRows > room ? step.value.slice(0, room) : step.value);
      rows += Math.min(step.value.numRows, room);
      bytes += step.value.data.byteLength;
      if (step.value.numRows > room || bytes > MOST_BYTES) {
        await this.cancel();
        return { schema, batches, rows, whole: false };
      }
    }
    return { schema, batches, rows, whole: true };
  }

  /** Stop the query that runs. */
  async cancel() {
    await this.#alive(this.#connection.cancelSent());
  }
}
