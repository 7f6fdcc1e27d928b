// Prints the measurements as aligned Markdown tables.

function formatTime(microseconds) {
  if (microseconds >= 10_000) return `${(microseconds / 1000).toFixed(0)} ms`;
  if (microseconds >= 1000) return `${(microseconds / 1000).toFixed(1)} ms`;
  return microseconds >= 100 ? `${microseconds.toFixed(0)} us` : `${microseconds.toFixed(1)} us`;
}

const formatSize = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;

function printRows(header, rows) {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column].length)));
  const line = (row) => {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]),
    );
    console.log(`| ${cells.join(" | ")} |`);
  };
  line(header);
  line(widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)));
  for (const row of rows) line(row);
  console.log();
}

const timeCells = ({ ours, peer }) =>
  peer === undefined
    ? [formatTime(ours), "", ""]
    : [formatTime(ours), formatTime(peer), `${(peer / ours).toFixed(2)}x`];

export function printTable({ node, chromium, keystrokes, typing, sizes, memory, readers }) {
  console.log(
    "\nTimes are medians; the ratio says how many times faster this package is than its peers: those named in a row, else TextDecoder, JSON.parse and ajv.\n",
  );
  printRows(
    ["measure", "Node", "peers", "ratio", "Chromium", "peers", "ratio"],
    node.map((row, index) => [row.title, ...timeCells(row), ...timeCells(chromium[index])]),
  );
  const idle = (rows) =>
    formatTime(Math.min(...rows.flatMap(({ nothing }) => (nothing === undefined ? [] : [nothing]))));
  console.log(
    `Of every cold start, on both sides, ${idle(node)} in Node and ${idle(chromium)} in Chromium go by with an empty module in place of the library.\n`,
  );
  printRows(
    ["a keystroke in a bound form, Chromium", "controls", "time"],
    Object.entries(keystrokes).map(([name, { controls, microseconds }]) => [
      name,
      String(controls),
      formatTime(microseconds),
    ]),
  );
  printRows(
    ["typing in a bound form, Chromium", "time", "peers", "ratio"],
    typing.map((row) => [row.title, ...timeCells(row)]),
  );
  printRows(
    ["downloaded, brotli", "size"],
    Object.entries(sizes).map(([name, bytes]) => [name, formatSize(bytes)]),
  );
  printRows(
    ["one draft, edited again and again (Node)", "module", "JavaScript's heap"],
    memory.map(({ edits, module, heap }) => [`${edits} edits`, formatSize(module), formatSize(heap)]),
  );
  for (const [host, results] of Object.entries(readers)) {
    printRows(
      [`C++ reader, ${host}`, "MB/s", "us", "ratio to nlohmann_json"],
      results.map(({ reader, document, bytes, microseconds }) => {
        const slowest = results.find(
          (other) => other.document === document && other.reader === "nlohmann_json",
        );
        return [
          `${reader}, ${document}`,
          (bytes / microseconds).toFixed(0),
          microseconds.toFixed(1),
          `${(slowest.microseconds / microseconds).toFixed(1)}x`,
        ];
      }),
    );
  }
}
