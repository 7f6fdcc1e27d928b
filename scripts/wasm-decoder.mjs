// Makes the small module that reads the inlined one: from text to bytes, and from the streams of split-wasm.mjs to a module.
//
// Its memory, in this order: tables for the characters, which js/src/module/read-inlined.ts writes; the text, which becomes in place
// what packWasm() gives, and that begins with where each stream stands; the module.
import { endOfFunction, noByte, splitWasm, streamNames } from "./split-wasm.mjs";

/** Behind the tables of single characters, and of those behind each of the two escapes. */
const textStart = 3 * 0x80;
const escapeEnd = 0x22;

const pageSize = 65_536;
const addressSize = 4;

/** In place of a symbol's stream: none; none, and the function ends. Others are a quarter of the address that says where it stands. */
const noStream = 0;
const functionEnd = 0xff;

/** What is left before a function for its length, which is known when it ends: as many bytes as LEB128 may have. */
const lengthRoom = 5;

function writeAddress(address) {
  return [0, 8, 16, 24].map((shift) => (address >> shift) & 0xff);
}

function numberOfStream(stream) {
  if (stream === endOfFunction) return functionEnd;
  return stream === "" ? noStream : textStart / addressSize + streamNames.indexOf(stream);
}

/** What is known of a symbol, in one word: the two bytes it may have, how many of them it has, the stream. */
function writeSymbol({ opcode, second, stream }) {
  const count = opcode === noByte ? 0 : second === noByte ? 1 : 2;
  return [count > 0 ? opcode : 0, count > 1 ? second : 0, count, numberOfStream(stream)];
}

/** The parts of the module in their order, and where each of them begins. */
function layOut(bytes) {
  const { head, tail, symbols, instructions, streams } = splitWasm(bytes);
  const parts = [symbols.flatMap(writeSymbol), head, tail, instructions, ...streams];
  const starts = [];
  let end = textStart + streams.length * addressSize;
  for (const part of parts) {
    starts.push(end);
    end += part.length;
  }
  return { parts, starts, end };
}

/** The module in streams, as bytes. */
export function packWasm(bytes) {
  const { parts, starts } = layOut(bytes);
  const addresses = starts.slice(-streamNames.length).flatMap(writeAddress);
  return Uint8Array.from([...addresses, ...parts.flatMap((part) => [...part])]);
}

function unsigned(number) {
  return number < 0x80 ? [number] : [(number & 0x7f) | 0x80, ...unsigned(number >> 7)];
}

/** A section of a module, or anything else that begins with its own length. */
const sized = (content) => [...unsigned(content.length), ...content];
const name = (text) => sized([...text].map((letter) => letter.charCodeAt(0)));

const [i32, noResult] = [0x7f, 0x40];
const get = (local) => [0x20, local];
const set = (local) => [0x21, local];
const tee = (local) => [0x22, local];
const signed = (number) => (number < 0x40 ? [number] : [(number & 0x7f) | 0x80, ...signed(number >> 7)]);
const constant = (number) => [0x41, ...signed(number)];
const loadByte = () => [0x2d, 0, 0];
const loadWord = (offset = 0) => [0x28, 2, ...unsigned(offset)];
const [storeByte, storeTwoBytes, storeWord, copy] = [
  [0x3a, 0, 0],
  [0x3b, 0, 0],
  [0x36, 2, 0],
  [0xfc, 10, 0, 0],
];
const [isEqual, isLess, add, subtract, and, or, shiftLeft, shiftRight] = [
  0x46, 0x49, 0x6a, 0x6b, 0x71, 0x72, 0x74, 0x76,
];
const [loop, branch, branchIf, when, otherwise, end] = [0x03, 0x0c, 0x0d, 0x04, 0x05, 0x0b];

const assign = (local, ...value) => [...value.flat(), ...set(local)];
const increase = (local, by) => assign(local, get(local), by, add);
const repeat = (condition, body) =>
  [loop, noResult, ...condition, when, noResult, ...body, branch, 1, end, end].flat();
const only = (condition, body) => [...condition, when, noResult, ...body, end].flat();

/** The locals of the function. */
const [from, until, to, byte, at, body, stream, length] = [0, 1, 2, 3, 4, 5, 6, 7];
const localCount = 8;

const write = (value) => [...get(to), ...value, ...storeByte, ...increase(to, constant(1))];

/** Turns the text into bytes, in place. What follows an escape is looked up in the escape's own table. */
function readText(textLength) {
  const next = [...increase(from, constant(1))];
  const escaped = [
    get(byte),
    constant(0x1f),
    subtract,
    constant(7),
    shiftLeft,
    next,
    get(from),
    loadByte(),
    add,
  ];
  const isEscape = [...get(from), ...loadByte(), ...tee(byte), ...constant(escapeEnd), isLess];
  const address = [...isEscape, when, i32, ...escaped.flat(), otherwise, ...get(byte), end];
  return [
    ...assign(from, constant(textStart), tee(to)),
    ...assign(until, constant(textStart + textLength)),
    ...repeat([...get(from), ...get(until), isLess], [...write([...address, ...loadByte()]), ...next]),
  ];
}

/** Writes the bytes that a symbol has itself. Both are written; what counts none is overwritten. */
function writeOf(table) {
  return [
    ...assign(stream, get(at), loadByte(), constant(2), shiftLeft, loadWord(table)),
    ...[get(to), get(stream), storeTwoBytes].flat(),
    ...increase(to, [get(stream), constant(16), shiftRight, constant(0xff), and].flat()),
  ];
}

/** Writes the length of the function before it, and moves it up to there. */
const endFunction = [
  ...assign(from, get(body), constant(lengthRoom), add),
  ...assign(length, get(to), get(from), subtract),
  ...assign(stream, get(length)),
  ...assign(to, get(body)),
  ...repeat(
    [...constant(0x7f), ...get(stream), isLess],
    [
      ...write([...get(stream), ...constant(0x80), or]),
      ...assign(stream, get(stream), constant(7), shiftRight),
    ],
  ),
  ...write(get(stream)),
  ...[get(to), get(from), get(length), copy].flat(),
  ...assign(body, get(to), get(length), add),
  ...assign(to, get(body), constant(lengthRoom), add),
];

/** Writes the next number of the stream whose address times a quarter is known. */
const writeNumber = [
  ...assign(stream, get(stream), constant(2), shiftLeft),
  ...assign(from, get(stream), loadWord()),
  ...[loop, noResult],
  ...write([...get(from), ...loadByte(), ...tee(byte)]),
  ...increase(from, constant(1)),
  ...[constant(0x7f), get(byte), isLess, branchIf, 0, end].flat(),
  ...[get(stream), get(from), storeWord].flat(),
];

/** Puts the module together, from its parts to where it is to stand. */
function putTogether({ parts, starts }, moduleStart) {
  const [table, head, tail, instructions] = starts;
  const [, { length: headLength }, { length: tailLength }, { length: count }] = parts;
  const bodies = moduleStart + headLength;
  return [
    ...[constant(moduleStart), constant(head), constant(headLength), copy].flat(),
    ...assign(body, constant(bodies)),
    ...assign(to, constant(bodies + lengthRoom)),
    ...assign(at, constant(instructions)),
    ...repeat(
      [...get(at), ...constant(instructions + count), isLess],
      [
        ...writeOf(table),
        ...[get(stream), constant(24), shiftRight, tee(stream)].flat(),
        ...[...constant(functionEnd), isEqual, when, noResult, ...endFunction, otherwise],
        ...[...only(get(stream), writeNumber), end],
        ...increase(at, constant(1)),
      ],
    ),
    ...[get(body), constant(tail), constant(tailLength), copy].flat(),
  ];
}

/**
 * The bytes of a module that exports its memory "m" and a function "d", which turns the text in it into the module; and where
 * they begin and end there.
 */
export function makeDecoder(bytes, textLength) {
  const layout = layOut(bytes);
  const moduleStart = layout.end;
  const moduleEnd = moduleStart + bytes.length;
  const pages = Math.ceil((Math.max(textStart + textLength, moduleEnd) + lengthRoom) / pageSize);
  const code = [...readText(textLength), ...putTogether(layout, moduleStart), end];
  const decoder = [
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, ...sized([1, 0x60, 0, 0])],
    ...[3, ...sized([1, 0])],
    ...[5, ...sized([1, 0, ...unsigned(pages)])],
    ...[7, ...sized([2, ...name("m"), 2, 0, ...name("d"), 0, 0])],
    ...[10, ...sized([1, ...sized([1, localCount, i32, ...code])])],
  ];
  return { decoder, textStart, moduleStart, moduleEnd };
}
