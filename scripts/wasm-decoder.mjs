// Makes the small module that reads the inlined one: from characters, in the streams of split-wasm.mjs, to a module.
//
// Its memory, in this order: tables of what characters stand for; what the module brings itself, which is where each stream
// stands and what the tables are made of; the text, whose first parts become bytes in place; the module.
import { endOfFunction, noByte, splitWasm, streamNames } from "./split-wasm.mjs";

/** A table has room for every ASCII character. There is one of single characters, and one behind each of the two escapes. */
const tableSize = 0x80;
const escapeEnd = 0x22;

const pageSize = 65_536;
const addressSize = 4;

const addressesStart = 3 * tableSize;
const maskStart = addressesStart + streamNames.length * addressSize;
const maskSize = 0x100 / 8;
const singlesStart = maskStart + maskSize;

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
  return stream === "" ? noStream : addressesStart / addressSize + streamNames.indexOf(stream);
}

/** What is known of a symbol, in one word: the two bytes it may have, how many of them it has, the stream. */
function writeSymbol({ opcode, second, stream }) {
  const count = opcode === noByte ? 0 : second === noByte ? 1 : 2;
  return [count > 0 ? opcode : 0, count > 1 ? second : 0, count, numberOfStream(stream)];
}

/** The parts of a module as bytes, in the order of the text: three that are bytes before all else is read, and the streams. */
export function partsOf(bytes) {
  const { head, tail, symbols, instructions, streams } = splitWasm(bytes);
  return [symbols.flatMap(writeSymbol), [...head], [...tail], instructions, ...streams];
}

const bytePartCount = 3;

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
const loadByte = (offset = 0) => [0x2d, 0, ...unsigned(offset)];
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

/** The byte that the next character stands for, or the next two: what follows an escape is looked up in the escape's own table. */
function nextByte(pointer) {
  const escaped = [get(byte), constant(escapeEnd - 3), subtract, constant(7), shiftLeft].flat();
  return [
    ...[get(pointer), loadByte(), tee(byte), constant(escapeEnd), isLess, when, i32].flat(),
    ...[escaped, increase(pointer, constant(1)), get(pointer), loadByte(), add].flat(),
    ...[otherwise, get(byte), end, loadByte(), increase(pointer, constant(1))].flat(),
  ];
}

/**
 * Fills the tables. Frequent bytes take the characters in their order, rare ones those behind one escape after another.
 */
function fillTables(singlesEnd) {
  const [single, rare, table] = [from, until, at];
  const isFrequent = [
    ...[get(byte), constant(3), shiftRight, loadByte(maskStart)].flat(),
    ...[get(byte), constant(7), and, shiftRight, constant(1), and].flat(),
  ];
  const place = (pointer) => [...get(pointer), ...loadByte()];
  const store = (pointer) => [...get(byte), ...storeByte, ...increase(pointer, constant(1))];
  return [
    ...assign(single, constant(singlesStart), tee(rare)),
    ...assign(table, constant(tableSize)),
    ...repeat(
      [...get(byte), ...constant(0x100), isLess],
      [
        ...[isFrequent, when, noResult, place(single), store(single), otherwise].flat(),
        ...[get(table), place(rare), add, store(rare)].flat(),
        ...only(
          [...get(rare), ...constant(singlesEnd), isEqual],
          [...assign(rare, constant(singlesStart)), ...increase(table, constant(tableSize))],
        ),
        ...[end, ...increase(byte, constant(1))],
      ],
    ),
  ];
}

/** Turns the first characters of the text into bytes, in place. */
function readBytes(textStart, textEnd) {
  return [
    ...assign(from, constant(textStart), tee(to)),
    ...repeat([...get(from), ...constant(textEnd), isLess], write(nextByte(from))),
  ];
}

/** Writes the bytes that the next symbol has itself. Both are written; what counts none is overwritten. */
function writeOf(table) {
  return [
    ...assign(stream, nextByte(at), constant(2), shiftLeft, loadWord(table)),
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
  ...write([...nextByte(from), ...tee(byte)]),
  ...[constant(0x7f), get(byte), isLess, branchIf, 0, end].flat(),
  ...[get(stream), get(from), storeWord].flat(),
];

/** Puts the module together from its parts, given how many bytes they are, to where it is to stand. */
function putTogether(textStart, sizes, [instructions, instructionsEnd], moduleStart) {
  const [tableLength, headLength, tailLength] = sizes;
  const head = textStart + tableLength;
  const bodies = moduleStart + headLength;
  return [
    ...[constant(moduleStart), constant(head), constant(headLength), copy].flat(),
    ...assign(body, constant(bodies)),
    ...assign(to, constant(bodies + lengthRoom)),
    ...assign(at, constant(instructions)),
    ...repeat(
      [...get(at), ...constant(instructionsEnd), isLess],
      [
        ...writeOf(textStart),
        ...[get(stream), constant(24), shiftRight, tee(stream)].flat(),
        ...[...constant(functionEnd), isEqual, when, noResult, ...endFunction, otherwise],
        ...[...only(get(stream), writeNumber), end],
      ],
    ),
    ...[get(body), constant(head + headLength), constant(tailLength), copy].flat(),
  ];
}

/** Where each part of the text begins, and where the last one ends. */
function findStarts(textStart, lengths) {
  const starts = [textStart];
  for (const length of lengths) starts.push(starts.at(-1) + length);
  return starts;
}

/**
 * The bytes of a module that exports its memory "m" and a function "d", which turns the text in it into the module; and where
 * they begin and end there.
 * @param {number[][]} parts as partsOf() gives them
 * @param {number[]} lengths how many characters each of them is
 * @param {{ singles: number[], mask: number[] }} alphabet the characters behind the escapes and without one; a bit for each byte
 *   that is one of them alone
 */
export function makeDecoder(moduleSize, parts, lengths, { singles, mask }) {
  const singlesEnd = singlesStart + singles.length;
  const textStart = Math.ceil(singlesEnd / addressSize) * addressSize;
  const starts = findStarts(textStart, lengths);
  const moduleStart = starts.at(-1);
  const moduleEnd = moduleStart + moduleSize;
  const pages = Math.ceil((moduleEnd + lengthRoom) / pageSize);
  const sizes = parts.map((part) => part.length);
  const code = [
    ...fillTables(singlesEnd),
    ...readBytes(textStart, starts[bytePartCount]),
    ...putTogether(textStart, sizes, starts.slice(bytePartCount), moduleStart),
    end,
  ];
  const addresses = starts.slice(bytePartCount + 1, -1).flatMap(writeAddress);
  const data = [...addresses, ...mask, ...singles];
  const decoder = [
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, ...sized([1, 0x60, 0, 0])],
    ...[3, ...sized([1, 0])],
    ...[5, ...sized([1, 0, ...unsigned(pages)])],
    ...[7, ...sized([2, ...name("m"), 2, 0, ...name("d"), 0, 0])],
    ...[10, ...sized([1, ...sized([1, localCount, i32, ...code])])],
    ...[11, ...sized([1, 0, ...constant(addressesStart), end, ...sized(data)])],
  ];
  return { decoder, textStart, moduleStart, moduleEnd };
}
