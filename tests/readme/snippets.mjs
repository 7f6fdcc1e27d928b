// The TypeScript snippets of a Markdown text, and what they say they print.

/**
 * Snippets under the same heading belong together and run as one program.
 * @param {string} markdown
 * @returns {{ title: string, code: string }[]}
 */
export function findSnippets(markdown) {
  const programs = new Map();
  let title = "";
  let code = null;
  for (const line of markdown.split("\n")) {
    if (code !== null && line.startsWith("```")) {
      programs.set(title, [...(programs.get(title) ?? []), ...code]);
      code = null;
    } else if (code !== null) code.push(line);
    else if (/^```ts\b/.test(line)) code = [];
    else if (/^#+ /.test(line)) title = line.replace(/^#+ /, "");
  }
  return [...programs].map(([title, lines]) => ({ title, code: lines.join("\n") }));
}

/** The comments behind `console.log(...);`, in order: what each call has to print. */
export function findExpectations(code) {
  return [...code.matchAll(/^\s*console\.log\(.*\); *\/\/ (.*)$/gm)].map((match) => match[1].trim());
}
