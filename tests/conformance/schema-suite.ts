// Reads the JSON Schema Test Suite, which Debian installs with libtest-json-schema-acceptance-perl.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseExactly } from "./number-spelling.js";

/** One schema of the suite and the values that are tried with it. */
export interface SchemaGroup {
  /** The path of the file below the draft's folder, without its ending, such as `optional/format/date`. */
  readonly file: string;
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly {
    readonly description: string;
    readonly data: unknown;
    readonly valid: boolean;
  }[];
}

const debianFolder = "/usr/share/perl5/auto/share/dist/Test-JSON-Schema-Acceptance";

/** The folder of the suite. The environment variable `JSON_SCHEMA_TEST_SUITE` names another one. */
const suiteFolder = process.env.JSON_SCHEMA_TEST_SUITE || debianFolder;

/** Returns all groups of a draft, such as `draft4`, in the order of their files. */
export function readSchemaGroups(draft: string): SchemaGroup[] {
  const folder = join(suiteFolder, "tests", draft);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".json"),
  );
  return files.sort().flatMap((file) => {
    const groups = parseExactly(readFileSync(join(folder, file), "utf8")) as Omit<SchemaGroup, "file">[];
    return groups.map((group) => ({ ...group, file: file.slice(0, -".json".length) }));
  });
}
