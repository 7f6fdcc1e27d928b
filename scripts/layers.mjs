// The layers of js/src, which `npm run lint:layers` checks with dependency-cruiser. A folder may import from itself and
// from the layers below its own; types count as imports.

/** From the lowest to the highest. Folders of one layer do not import from one another, but for `foundation`. */
const layers = [
  ["generated", "errors", "json", "types"],
  ["messages", "module"],
  ["endpoint", "json-patch"],
  ["draft", "client", "form-binding", "storage"],
  ["adapters", "load"],
  ["react-hook-form"],
];

/** The lowest layer: each folder may also import from those before it. */
const [foundation] = layers;

const pathOf = (folders) => `^js/src/(${folders.join("|")})/`;

/** The folders that a folder must not import from. */
function foldersAbove(folder, level) {
  const higher = layers.slice(level + 1).flat();
  const beside = level === 0 ? foundation.slice(foundation.indexOf(folder) + 1) : layers[level];
  return [...higher, ...beside.filter((other) => other !== folder)];
}

const layerRules = layers.flatMap((folders, level) =>
  folders.flatMap((folder) => {
    const above = foldersAbove(folder, level);
    const to = { path: [...(above.length > 0 ? [pathOf(above)] : []), "^js/src/[^/]+\\.ts$"] };
    return [
      { name: `${folder}-imports-from-below`, severity: "error", from: { path: pathOf([folder]) }, to },
    ];
  }),
);

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    ...layerRules,
    {
      name: "every-folder-has-a-layer",
      severity: "error",
      from: { path: "^js/src/[^/]+/", pathNot: pathOf(layers.flat()) },
      to: {},
    },
    { name: "no-unused-file", severity: "error", from: { orphan: true, pathNot: "\\.d\\.ts$" }, to: {} },
  ],
  options: {
    includeOnly: "^js/src",
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
};
