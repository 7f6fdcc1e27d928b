/** A value of a document as a result of the module holds it: its JSON text. */
interface Embedded {
  readonly json: string;
}

function isEmbedded(member: unknown): member is Embedded {
  return (
    typeof member === "object" && member !== null && "json" in member && Object.keys(member).length === 1
  );
}

/**
 * Parses the values of documents among the members of an object that the module returned, in place.
 *
 * @returns The same object.
 */
export function parseEmbedded<Holder extends object>(holder: Holder): Holder {
  const members = holder as Record<string, unknown>;
  for (const name of Object.keys(members)) {
    const member = members[name];
    if (isEmbedded(member)) members[name] = JSON.parse(member.json);
  }
  return holder;
}

/** Reads a description from its JSON text: values of documents are embedded at any depth. */
export function readDescribed<Description>(text: string): Description {
  return JSON.parse(text, (_name, member) => (isEmbedded(member) ? JSON.parse(member.json) : member));
}

/** Reads a list of such objects from its JSON text. */
export function readEmbedded<Holder extends object>(text: string): Holder[] {
  const holders: Holder[] = JSON.parse(text);
  return holders.map(parseEmbedded);
}
