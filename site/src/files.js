/**
 * A result as a file.
 *
 * Belongs here: CSV and JSON of a whole result, as parts of a Blob.
 */
import { asJson, asText, isNumber, valueAt } from "./values.js";

/** Every row as its values. */
function* rowsOf({ schema, batches }) {
  for (const batch of batches) {
    const columns = schema.fields.map((_, at) => batch.getChildAt(at));
    for (let row = 0; row < batch.numRows; row += 1) yield columns.map((column, at) => valueAt(column, row, schema.fields[at]));
  }
}

/** A field of CSV: quoted where it must be, and where it is empty but not null. */
const quoted = (text) => (text === "" || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * CSV after RFC 4180; null is an empty field, an empty text a quoted one.
 * @param {object} result
 * @param {boolean} spreadsheet With a byte order mark, and with an apostrophe before texts that a spreadsheet would take for formulas.
 */
export function csv(result, spreadsheet) {
  const fields = result.schema.fields;
  const harmless = (text) => (spreadsheet && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
  const cell = (value, at) => {
    if (value === null) return "";
    return quoted(isNumber(fields[at]) ? asText(value) : harmless(asText(value)));
  };
  const lines = [fields.map((field) => quoted(harmless(field.name))).join(",")];
  for (const row of rowsOf(result)) lines.push(row.map(cell).join(","));
  return new Blob([spreadsheet ? "\ufeff" : "", ...lines.map((line) => `${line}\r\n`)], { type: "text/csv;charset=utf-8" });
}

/** Names of columns, told apart where several are called the same. */
function keys(fields) {
  const seen = new Set();
  return fields.map(({ name }) => {
    let key = name;
    for (let number = 2; seen.has(key); number += 1) key = `${name}_${number}`;
    seen.add(key);
    return JSON.stringify(key);
  });
}

/** JSON: an array of objects, one a line. Numbers have all their digits. */
export function json(result) {
  const names = keys(result.schema.fields);
  const lines = Array.from(rowsOf(result), (row) => `{${row.map((value, at) => `${names[at]}:${asJson(value)}`).join(",")}}`);
  return new Blob(["[\n", lines.join(",\n"), "\n]\n"], { type: "application/json" });
}
