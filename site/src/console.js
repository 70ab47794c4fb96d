/**
 * SQL in the browser. Importing this module opens the console in `<section id="console">`.
 *
 * Belongs here: the page's side: what is shown, typed, clicked. All text goes in as text, never as HTML.
 *
 * The section names the database (`data-database`). A query that was asked for before the console was open may stand in `data-query`: it
 * is run. One in the address (`#sql=`) is only shown: whoever follows a link decides.
 */
import { Engine, Trouble } from "./engine.js";
import { csv, json } from "./files.js";
import { asText, isNumber, valueAt } from "./values.js";

const SHOWN = 1000;
const FIRST = "SELECT table_name, estimated_size AS rows, comment\nFROM duckdb_tables()\nWHERE schema_name = 'main'\nORDER BY table_name;";
const TABLES = `
  SELECT name, comment, list({'name': column_name, 'type': data_type, 'comment': column_comment} ORDER BY column_index) AS columns
  FROM (
    SELECT schema_name, table_name AS name, comment FROM duckdb_tables() WHERE database_name = 'ballot_echo'
    UNION ALL
    SELECT schema_name, view_name, comment FROM duckdb_views() WHERE database_name = 'ballot_echo' AND NOT internal
  ) AS relations
  JOIN (
    SELECT schema_name, table_name AS name, column_name, data_type, comment AS column_comment, column_index
    FROM duckdb_columns() WHERE database_name = 'ballot_echo' AND NOT internal
  ) AS columns USING (schema_name, name)
  WHERE schema_name = 'main'
  GROUP BY ALL
  ORDER BY name`;

const section = document.getElementById("console");
const button = document.getElementById("open-console");
const count = new Intl.NumberFormat("en-GB");
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** An element with its properties, attributes (names with a hyphen, and role) and children. */
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

const status = element("p", { id: "console-status", role: "status" });
const alarm = element("p", { id: "console-alert", role: "alert" });
let engine = null;
let result = null;

/** Say that something went wrong; with no text, that it is over. */
function alert(text = "") {
  alarm.textContent = text;
}

/** What to tell a person of an error. */
function sentence(error) {
  if (error instanceof Trouble) return error.message;
  const text = said(error instanceof Error ? error.message : String(error));
  const extension = /exists in the (\w+) extension/.exec(text)?.[1];
  if (extension) {
    return `${text.split("\n")[0]}\nThe console runs without extensions. Open ballot-echo.duckdb in DuckDB itself for what needs ${extension}.`;
  }
  if (/out of memory|allocat|array length/i.test(text)) {
    return `${text.split("\n")[0]}\nThe memory of a browser does not suffice for this. Ask for fewer rows or columns, or open ballot-echo.duckdb in DuckDB itself.`;
  }
  return text || "The query failed without saying why.";
}

/** Message of an error of the engine; some come as JSON. */
function said(text) {
  try {
    const { exception_type: type, exception_message: message } = JSON.parse(text);
    return message ? `${type} Error: ${message}` : text;
  } catch {
    return text;
  }
}

async function load() {
  const loaded = { engine: [0, null], database: [0, null] };
  const database = new URL(section.dataset.database, document.baseURI);
  return Engine.start(new URL(".", import.meta.url), database, (what, bytes, total) => {
    if (what === "start") {
      status.textContent = "Starting the engine …";
      return;
    }
    loaded[what] = [bytes, total];
    const part = ([name, [got, all]]) => `${name} ${all ? `${megabytes(got)} of ${megabytes(all)}` : megabytes(got)}`;
    status.textContent = `Loading: ${Object.entries(loaded).map(part).join(", ")}`;
  });
}

/** The editor and everything below it. */
function furniture() {
  const sql = element("textarea", { id: "console-sql", rows: 8, spellcheck: false, autocapitalize: "off", autocomplete: "off" });
  sql.setAttribute("aria-describedby", "console-keys");
  const run = element("button", { type: "button", id: "console-run" }, "Run");
  const cancel = element("button", { type: "button", id: "console-cancel", className: "quiet", disabled: true }, "Cancel");
  const link = element("button", { type: "button", id: "console-link", className: "quiet" }, "Copy link to this query");
  const saves = [
    ["CSV", "ballot-echo.csv", () => csv(result, false)],
    ["CSV for a spreadsheet", "ballot-echo-spreadsheet.csv", () => csv(result, true)],
    ["JSON", "ballot-echo.json", () => json(result)],
  ].map(([label, name, make]) => {
    const save = element("button", { type: "button", className: "quiet" }, label);
    save.addEventListener("click", () => download(make(), name));
    return save;
  });
  const downloads = element("p", { id: "console-downloads", hidden: true }, "Download the result: ", ...saves);
  const output = element("div", { id: "console-result" });
  const help = element("details", { id: "console-tables" }, element("summary", {}, "Tables and views"));
  const box = element(
    "div",
    { id: "console-body" },
    element("label", { htmlFor: "console-sql" }, "SQL"),
    sql,
    element("p", { id: "console-keys" }, "Ctrl or ⌘ with Enter runs the query. Tab moves on to the buttons. Nothing you type leaves this browser."),
    element("p", { id: "console-buttons" }, run, cancel, link),
  );
  return { sql, run, cancel, link, downloads, output, help, box };
}

function download(blob, name) {
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The first rows as a table. */
function table({ schema, batches, rows, whole }, milliseconds) {
  const shown = Math.min(rows, SHOWN);
  const some = rows > SHOWN ? `, the first ${count.format(SHOWN)} shown, ${count.format(rows - SHOWN)} more in the downloads` : "";
  const cut = whole ? "" : ` The result goes on: only its first ${count.format(rows)} rows are kept here. Put a LIMIT, or ask DuckDB itself.`;
  const says = `${count.format(rows)} ${rows === 1 ? "row" : "rows"} in ${count.format(milliseconds)} ms${some}.${cut}`;
  const numbers = schema.fields.map((field) => isNumber(field));
  const cells = (make) => schema.fields.map((field, at) => make(field, at));
  const head = cells((field, at) => element("th", { scope: "col", className: numbers[at] ? "number" : "" }, field.name));
  const body = element("tbody");
  let left = shown;
  for (const batch of batches) {
    for (let row = 0; row < batch.numRows && left > 0; row += 1, left -= 1) {
      body.append(element("tr", {}, ...cells((field, at) => cell(valueAt(batch.getChildAt(at), row, field), numbers[at]))));
    }
  }
  const made = element("table", {}, element("caption", {}, says), element("thead", {}, element("tr", {}, ...head)), body);
  const scroll = element("div", { className: "console-scroll", tabIndex: 0, role: "region" }, made);
  scroll.setAttribute("aria-label", "Result of the query");
  return [scroll, says];
}

function cell(value, number) {
  if (value === null) return element("td", { className: "null" }, "NULL");
  return element("td", { className: number ? "number" : "" }, asText(value));
}

/** The list of tables with what their columns mean, made when it is first opened. */
async function describe(help) {
  const { schema, batches } = await engine.run(TABLES);
  for (const batch of batches) {
    for (let row = 0; row < batch.numRows; row += 1) {
      const [name, comment, columns] = schema.fields.map((field, at) => valueAt(batch.getChildAt(at), row, field));
      const terms = columns.flatMap((column) => [
        element("dt", {}, element("code", {}, column.get("name")), ` ${column.get("type")}`),
        element("dd", {}, column.get("comment") ?? ""),
      ]);
      const [about, grain = ""] = (comment ?? "").split(" Grain: ");
      const [first] = about.split(/(?<=\.) /, 1);
      const rest = [about.slice(first.length).trim(), grain && `Each row: ${grain}`].filter(Boolean).join(" ");
      const summary = element("summary", {}, element("code", {}, name), ` ${first}`);
      help.append(element("details", {}, summary, element("p", {}, rest), element("dl", {}, ...terms)));
    }
  }
}

/** Query of the address, where there is one. */
function linked() {
  const found = /^#sql=(.+)$/s.exec(location.hash);
  try {
    return found && decodeURIComponent(found[1]);
  } catch {
    return null;
  }
}

/** Put a query into the editor, and make room for it. */
function fill(sql, text) {
  sql.value = text;
  sql.rows = Math.min(Math.max(text.split("\n").length + 1, 6), 18);
  sql.setSelectionRange(0, 0);
  sql.scrollTop = 0;
}

function wire({ sql, run, cancel, link, downloads, output, help }) {
  let running = false;
  const busy = (now) => {
    running = now;
    cancel.disabled = !now;
    output.ariaBusy = String(now);
  };

  async function ask() {
    if (running || !sql.value.trim()) return;
    alert();
    busy(true);
    status.textContent = "Running …";
    downloads.hidden = true;
    output.replaceChildren();
    const start = performance.now();
    try {
      result = await engine.run(sql.value);
      const [made, says] = table(result, Math.round(performance.now() - start));
      output.replaceChildren(...(result.schema.fields.length ? [made] : []));
      downloads.hidden = !result.schema.fields.length;
      status.textContent = says;
    } catch (error) {
      status.textContent = "No result.";
      alert(sentence(error));
    } finally {
      busy(false);
    }
  }

  run.addEventListener("click", ask);
  cancel.addEventListener("click", () => {
    status.textContent = "Stopping …";
    engine.cancel().catch((error) => alert(sentence(error)));
  });
  sql.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      ask();
    }
  });
  link.addEventListener("click", async () => {
    const address = new URL(location.href);
    address.hash = `sql=${encodeURIComponent(sql.value)}`;
    history.replaceState(null, "", address);
    try {
      await navigator.clipboard.writeText(address.href);
      status.textContent = "The link is copied.";
    } catch {
      status.textContent = "The link stands in the address bar.";
    }
  });
  window.addEventListener("hashchange", () => {
    const wanted = linked();
    if (wanted !== null) fill(sql, wanted);
  });
  document.addEventListener("click", (event) => {
    const example = event.target.closest?.("[data-sql]");
    if (!example) return;
    fill(sql, example.dataset.sql);
    sql.labels[0].scrollIntoView({ block: "start" });
    ask();
  });
  help.addEventListener(
    "toggle",
    () => describe(help).catch((error) => alert(sentence(error))),
    { once: true },
  );
  const wanted = section.dataset.query;
  fill(sql, wanted ?? linked() ?? FIRST);
  if (wanted) ask();
  sql.focus();
}

async function open() {
  if (engine) return;
  button.disabled = true;
  alert();
  try {
    engine = await load();
  } catch (error) {
    button.disabled = false;
    status.textContent = "";
    alert(sentence(error));
    return;
  }
  (button.closest("p") ?? button).hidden = true;
  status.textContent = "Ready.";
  const parts = furniture();
  section.append(parts.box, status, alarm, parts.downloads, parts.output, parts.help);
  wire(parts);
}

document.head.append(element("link", { rel: "stylesheet", href: new URL("console.css", import.meta.url).href }));
(button.closest("p") ?? button).after(status, alarm);
button.addEventListener("click", open);
open();
