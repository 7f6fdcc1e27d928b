// Takes the code of a WebAssembly module apart into streams of bytes that are alike: the instructions in one, and in others the
// numbers that stand behind them. Each of them repeats itself more than all of them mixed, so that what a page downloads is
// 10 % smaller (brotli; 11 % with gzip). scripts/wasm-decoder.mjs makes what puts them together again.
//
// An instruction is a symbol: its opcode, often with the one byte behind it that it mostly comes with, and the stream in which
// the rest of it is. A stream is read number by number, as LEB128 has them: up to the first byte below 0x80.

/** The streams of the numbers that are frequent, each of one kind, and one of all others. */
export const streamNames = ["local", "offset", "constant", "function", "other"];

/** In place of an opcode, or of the byte behind it, where a symbol has none. */
export const noByte = 0xff;
/** In place of a stream: the symbol has none, and ends its function. */
export const endOfFunction = "end";

/** How many pairs of an opcode and a number are symbols of their own. More would make the instructions less alike. */
const pairCount = 60;
const mostSymbols = 256;
/** The symbols that end a function: with an instruction, or with nothing. */
const endCount = 2;

const [blockEnd, branchTable, callIndirect, prefix] = [0x0b, 0x0e, 0x11, 0xfc];
const codeSection = 10;

class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** The bytes of the next number, and its value where it is not negative. */
  number() {
    const from = this.at;
    let value = 0;
    do value += (this.bytes[this.at] & 0x7f) * 2 ** (7 * (this.at - from));
    while (this.bytes[this.at++] >= 0x80);
    return { bytes: [...this.bytes.subarray(from, this.at)], value };
  }

  take(length) {
    this.at += length;
    return [...this.bytes.subarray(this.at - length, this.at)];
  }
}

/** A part of an instruction: an opcode and the byte behind it, if there is one, and a number of a stream. */
const part = (opcode, second, stream, number = []) => ({ opcode, second, stream, number });
const whole = (opcode, second = noByte) => part(opcode, second, "");
const further = (reader) => part(noByte, noByte, "other", reader.number().bytes);

/** The stream of the number behind an opcode; "" for none, undefined where it is not known what stands behind it. */
function streamOf(opcode) {
  if (opcode >= 0x20 && opcode <= 0x22) return "local";
  if (opcode === 0x41) return "constant";
  if (opcode === 0x10) return "function";
  if ((opcode >= 0x02 && opcode <= 0x04) || opcode === 0x0c || opcode === 0x0d) return "other";
  if (opcode === 0x23 || opcode === 0x24 || opcode === 0x42) return "other";
  const isAlone = opcode <= 0x01 || opcode === 0x05 || opcode === blockEnd || opcode === 0x0f;
  return isAlone || opcode === 0x1a || opcode === 0x1b || (opcode >= 0x45 && opcode <= 0xc4) ? "" : undefined;
}

/** The parts of the instruction that stands next, or undefined where that is none that is known. */
function readInstruction(reader) {
  const [opcode] = reader.take(1);
  const isMemory = opcode >= 0x28 && opcode <= 0x3e;
  if (isMemory) return [part(opcode, reader.take(1)[0], "offset", reader.number().bytes)];
  if (opcode === 0x3f || opcode === 0x40) return [whole(opcode, reader.take(1)[0])];
  if (opcode === callIndirect) return [part(opcode, noByte, "other", reader.number().bytes), further(reader)];
  if (opcode === branchTable) {
    const { bytes, value } = reader.number();
    return [
      part(opcode, noByte, "other", bytes),
      ...Array.from({ length: value + 1 }, () => further(reader)),
    ];
  }
  if (opcode === prefix) {
    const [operation] = reader.take(1);
    if (operation === 10) return [whole(opcode, operation), whole(...reader.take(2))];
    if (operation === 11) return [whole(opcode, operation), whole(...reader.take(1))];
    return operation <= 7 ? [whole(opcode, operation)] : undefined;
  }
  const stream = streamOf(opcode);
  if (stream === undefined) return undefined;
  return [stream === "" ? whole(opcode) : part(opcode, noByte, stream, reader.number().bytes)];
}

/** The parts of a function: its locals, its instructions. Undefined where there is something in it that is not known. */
function readFunction(bytes) {
  const reader = new Reader(bytes);
  const locals = reader.number();
  const parts = [part(noByte, noByte, "other", locals.bytes)];
  for (let count = 0; count < 2 * locals.value; count++) parts.push(further(reader));
  while (reader.at < bytes.length) {
    const read = readInstruction(reader);
    if (read === undefined) return undefined;
    parts.push(...read);
  }
  return reader.at === bytes.length ? parts : undefined;
}

/** A function as numbers that mean nothing. Its last byte is below 0x80, as that of a number is: it ends the function. */
function readUnknown(bytes) {
  const reader = new Reader(bytes);
  const parts = [];
  while (reader.at < bytes.length) parts.push(further(reader));
  return [...parts, whole(noByte)];
}

/** All functions one after another, and what stands before and behind them. */
function readModule(bytes) {
  const reader = new Reader(bytes, 8);
  while (reader.at < bytes.length) {
    const [section] = reader.take(1);
    const end = reader.number().value + reader.at;
    if (section === codeSection) {
      const functions = [];
      const count = reader.number().value;
      const head = bytes.subarray(0, reader.at);
      for (let index = 0; index < count; index++) {
        const content = Uint8Array.from(reader.take(reader.number().value));
        functions.push(readFunction(content) ?? readUnknown(content));
      }
      return { head, functions, tail: bytes.subarray(end) };
    }
    reader.at = end;
  }
  return { head: bytes, functions: [], tail: bytes.subarray(bytes.length) };
}

const nameOf = ({ opcode, second, stream }) => `${opcode} ${second} ${stream}`;

/** The most frequent parts whose number is a single byte, with this byte as a part of the symbol. */
function findPairs(parts) {
  const counts = new Map();
  for (const one of parts) {
    const { opcode, second, stream, number } = one;
    if (opcode === noByte || second !== noByte || number.length !== 1 || stream === "local") continue;
    const pair = whole(opcode, number[0]);
    const counted = counts.get(nameOf(pair)) ?? { pair, stream, count: 0 };
    counts.set(nameOf(pair), counted);
    counted.count++;
  }
  const ranked = [...counts.values()].sort((one, other) => other.count - one.count);
  const room = mostSymbols - new Set(parts.map(nameOf)).size - endCount;
  if (room < 0) throw new Error("The module has more kinds of instructions than a byte can tell apart.");
  return new Map(
    ranked
      .slice(0, Math.min(room, pairCount))
      .map(({ pair, stream }) => [`${pair.opcode} ${pair.second} ${stream}`, pair]),
  );
}

/**
 * The module as `head`, `tail`, `instructions` (numbers of symbols) and `streams`, and the `symbols`: the opcode, the byte
 * behind it and the stream of each.
 */
export function splitWasm(bytes) {
  const { head, functions, tail } = readModule(bytes);
  const pairs = findPairs(functions.flat());
  const streams = Object.fromEntries(streamNames.map((name) => [name, []]));
  const symbols = new Map();
  const instructions = [];
  const add = (symbol) => {
    const name = nameOf(symbol);
    if (!symbols.has(name)) symbols.set(name, symbol);
    instructions.push(name);
  };
  for (const parts of functions) {
    for (const [index, one] of parts.entries()) {
      const pair = pairs.get(`${one.opcode} ${one.number[0]} ${one.stream}`);
      if (pair === undefined && one.stream !== "") streams[one.stream].push(...one.number);
      add(index === parts.length - 1 ? { ...one, stream: endOfFunction } : (pair ?? one));
    }
  }
  const ordered = [...symbols.values()].sort(
    (one, other) => one.opcode - other.opcode || one.second - other.second,
  );
  const numbers = new Map(ordered.map((symbol, index) => [nameOf(symbol), index]));
  return {
    ...{ head, tail, symbols: ordered, streams: streamNames.map((name) => streams[name]) },
    instructions: instructions.map((name) => numbers.get(name)),
  };
}
