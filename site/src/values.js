/**
 * Values of a result, out of Arrow's memory and without loss: what JavaScript's numbers and dates cannot hold stays text.
 *
 * Belongs here: one value from its column, as text and as JSON. Numbers, days and times read as DuckDB writes them.
 */
import { DataType, TimeUnit, Type } from "apache-arrow";

/** A number, kept as its digits. */
class Digits {
  constructor(text) {
    this.text = text;
  }
}

const MICROSECONDS = { [TimeUnit.SECOND]: 1_000_000n, [TimeUnit.MILLISECOND]: 1_000n, [TimeUnit.MICROSECOND]: 1n };
const DAY = 86_400_000_000n;
const LAST = 2n ** 63n - 1n;

/** What DuckDB says of types that Arrow has no name for. */
const WHOLE = { hugeint: BigInt.asIntN, uhugeint: BigInt.asUintN };
const KNOWN = [
  Type.Null, Type.Bool, Type.Int, Type.Float, Type.Decimal, Type.Date, Type.Timestamp, Type.Time, Type.Binary, Type.LargeBinary,
  Type.Utf8, Type.LargeUtf8, Type.List, Type.FixedSizeList, Type.Struct, Type.Map,
];

/** Name of the type that a field is of beyond that of its storage. */
function extension(field) {
  const name = field.metadata.get("ARROW:extension:name");
  return name === "arrow.opaque" ? JSON.parse(field.metadata.get("ARROW:extension:metadata")).type_name : name;
}

/**
 * Name of the type that keeps a field, or something in it, from being read here; null where nothing does.
 * @param {import("apache-arrow").Field} field
 */
export function unreadable(field) {
  const more = extension(field);
  if (more) return more in WHOLE || more === "arrow.uuid" || more === "arrow.bool8" ? null : more;
  if (DataType.isDictionary(field.type)) return "enum";
  if (!KNOWN.includes(field.type.typeId)) return String(field.type).replace(/<.*/s, "").toLowerCase();
  return (field.type.children ?? []).map(unreadable).find(Boolean) ?? null;
}

/** Whether a field's values are numbers, which stand at the right of their cells. */
export function isNumber(field) {
  const more = extension(field);
  return more ? more in WHOLE : DataType.isInt(field.type) || DataType.isFloat(field.type) || DataType.isDecimal(field.type);
}

/**
 * One value of a column.
 * @param {import("apache-arrow").Vector} column
 * @param {number} row
 * @param {import("apache-arrow").Field} field That of the column; a readable one.
 * @returns {null | boolean | string | Digits | Array | Map} A map for a struct, in the order of its fields.
 */
export function valueAt(column, row, field) {
  if (!column.isValid(row)) return null;
  const type = column.type;
  switch (type.typeId) {
    case Type.Null:
      return null;
    case Type.Bool:
      return column.get(row);
    case Type.Int:
      return extension(field) === "arrow.bool8" ? column.get(row) !== 0 : new Digits(String(column.get(row)));
    case Type.Float:
      return new Digits(float(column.get(row), type.precision));
    case Type.Decimal:
      return new Digits(decimal(column.get(row), type.scale));
    case Type.FixedSizeBinary:
      return sixteen(column.get(row), extension(field));
    case Type.Date:
      return day(raw(column, row), true);
    case Type.Timestamp:
      return moment(raw(column, row), type);
    case Type.Time:
      return time(BigInt(raw(column, row)));
    case Type.Binary:
    case Type.LargeBinary:
      return bytes(column.get(row));
    case Type.List:
    case Type.FixedSizeList: {
      const items = column.get(row);
      return Array.from({ length: items.length }, (_, at) => valueAt(items, at, type.children[0]));
    }
    case Type.Struct:
      return new Map(type.children.map((child, at) => [child.name, valueAt(column.getChildAt(at), row, child)]));
    case Type.Map:
      return pairs(column, row, type.children[0]);
    default:
      return column.get(row);
  }
}

/** The number that stands in memory; reading it by `get` would round it to milliseconds. */
function raw(column, row) {
  let at = row;
  for (const part of column.data) {
    if (at < part.length) return part.values[at];
    at -= part.length;
  }
  throw new RangeError(`no row ${row}`);
}

function float(number, precision) {
  if (Number.isNaN(number)) return "nan";
  if (!Number.isFinite(number)) return number < 0 ? "-inf" : "inf";
  const single = precision === 1;
  const shortest = single ? Array.from({ length: 9 }, (_, at) => Number(number.toPrecision(at + 1))).find((n) => Math.fround(n) === number) : number;
  const size = Math.abs(shortest);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) return shortest.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
  const text = Object.is(shortest, -0) ? "-0" : String(shortest);
  return text.includes(".") ? text : `${text}.0`;
}

/** Words of 32 bits, the lowest first, the highest with the sign. */
function decimal(words, scale) {
  const unsigned = words.reduceRight((number, word) => (number << 32n) | BigInt(word >>> 0), 0n);
  const number = BigInt.asIntN(32 * words.length, unsigned);
  if (scale === 0) return String(number);
  const digits = String(number < 0n ? -number : number).padStart(scale + 1, "0");
  return `${number < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function day(days, alone = false) {
  if (alone && days >= 2 ** 31 - 1) return "infinity";
  if (alone && days <= -(2 ** 31 - 1)) return "-infinity";
  const date = new Date(days * 86_400_000);
  if (Number.isNaN(date.getTime())) return `${days} days after 1970-01-01`;
  const year = date.getUTCFullYear();
  const text = `${String(year > 0 ? year : 1 - year).padStart(4, "0")}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  return year > 0 ? text : `${text} (BC)`;
}

function moment(number, type) {
  if (number === LAST) return "infinity";
  if (number === -LAST) return "-infinity";
  const nanoseconds = type.unit === TimeUnit.NANOSECOND;
  const micros = nanoseconds ? floor(number, 1000n) : number * MICROSECONDS[type.unit];
  const days = floor(micros, DAY);
  const rest = nanoseconds ? number - micros * 1000n : 0n;
  return `${day(Number(days))} ${time(micros - days * DAY, rest)}${type.timezone ? "+00" : ""}`;
}

function time(micros, nanos = 0n) {
  const seconds = micros / 1_000_000n;
  const digits = String(micros % 1_000_000n).padStart(6, "0") + (nanos ? String(nanos).padStart(3, "0") : "");
  const fraction = digits.replace(/0+$/, "");
  return `${two(seconds / 3600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}${fraction ? `.${fraction}` : ""}`;
}

function bytes(values) {
  const plain = (byte) => byte >= 32 && byte < 127 && ![34, 39, 92].includes(byte);
  return Array.from(values, (byte) => (plain(byte) ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`)).join("");
}

/** Sixteen bytes: a whole number, the lowest byte first, or a UUID as it is written. */
function sixteen(values, name) {
  const digits = Array.from(values, (byte) => byte.toString(16).padStart(2, "0"));
  if (name in WHOLE) return new Digits(String(WHOLE[name](128, BigInt(`0x${digits.reverse().join("")}`))));
  return digits.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function pairs(column, row, field) {
  const part = column.data[0];
  const [from, to] = [part.valueOffsets[row], part.valueOffsets[row + 1]];
  const entries = column.getChildAt(0);
  return Array.from({ length: to - from }, (_, at) => valueAt(entries, from + at, field));
}

const two = (number) => String(number).padStart(2, "0");
const floor = (number, by) => (number - (((number % by) + by) % by)) / by;

/**
 * A value as JSON; digits stand as they are.
 * @returns {string}
 */
export function asJson(value) {
  if (value instanceof Digits) return /^-?\d/.test(value.text) ? value.text : JSON.stringify(value.text);
  if (Array.isArray(value)) return `[${value.map(asJson).join(",")}]`;
  if (value instanceof Map) return `{${Array.from(value, ([name, inner]) => `${JSON.stringify(name)}:${asJson(inner)}`).join(",")}}`;
  return JSON.stringify(value);
}

/**
 * A value as text; lists and structs as JSON.
 * @returns {string}
 */
export function asText(value) {
  if (value instanceof Digits) return value.text;
  return typeof value === "string" ? value : asJson(value);
}
