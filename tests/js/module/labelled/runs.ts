// Runs properties over seeded cases, and shortens a failing case as long as it still fails.

/** Returns RESUME_PATCH_RUNS from the environment, or `wanted`. */
export function runs(wanted: number): number {
  return Number(process.env.RESUME_PATCH_RUNS ?? wanted);
}

/** Returns the time limit of a test with that many cases, in milliseconds. */
export function patience(wanted: number): number {
  return 120_000 + runs(wanted) * 20;
}

const firstSeed = Number(process.env.RESUME_PATCH_SEED ?? 20261121);

export interface Property<Case> {
  make(seed: number): Case;
  /** Returns the faults of a case. */
  faults(tried: Case): string[];
  /** Returns smaller versions of the case, the smallest first. */
  smaller(tried: Case): Iterable<Case>;
  /** Returns the case as JavaScript, for a report. */
  print(tried: Case): string;
}

/** Returns the faults of a case, including thrown errors. */
function faultsOf<Case>(property: Property<Case>, tried: Case): string[] {
  try {
    return property.faults(tried);
  } catch (error) {
    return [`threw ${error instanceof Error ? `${error.name}: ${error.message}` : error}`];
  }
}

function kindOf(fault: string | undefined): string {
  return fault?.split(":")[0] ?? "";
}

function shortened<Case>(property: Property<Case>, failing: Case): Case {
  const kind = kindOf(faultsOf(property, failing)[0]);
  let smallest = failing;
  for (let rounds = 0; rounds < 200; rounds++) {
    let found: Case | undefined;
    for (const smaller of property.smaller(smallest)) {
      if (!faultsOf(property, smaller).some((fault) => kindOf(fault) === kind)) continue;
      found = smaller;
      break;
    }
    if (found === undefined) break;
    smallest = found;
  }
  return smallest;
}

/**
 * The number of failing cases in a report, if possible of different kinds. If it is more than 1, a property continues
 * after the first failure, and the report counts all failures.
 */
const shown = Number(process.env.RESUME_PATCH_SHOWN ?? 1);

export function hold<Case>(property: Property<Case>, count: number): void {
  const reports: string[] = [];
  const seen = new Map<string, number>();
  for (let run = 0; run < count; run++) {
    const seed = firstSeed + run * 7919;
    const tried = property.make(seed);
    const faults = faultsOf(property, tried);
    if (faults.length === 0) continue;
    const kind = kindOf(faults[0]);
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    if (reports.length < shown && (seen.get(kind) ?? 0) <= Math.ceil(shown / 3)) {
      const smallest = shortened(property, tried);
      reports.push(`seed ${seed}\n${faultsOf(property, smallest).join("\n")}\n${property.print(smallest)}`);
    }
    if (shown === 1) break;
  }
  const counts = [...seen].map(([kind, times]) => `${kind}: ${times}`).join(", ");
  if (seen.size > 0) throw new Error(`${counts}\n\n${reports.join("\n\n")}\n`);
}
