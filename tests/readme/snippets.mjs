// Finds the TypeScript snippets of a Markdown text, and the output that their comments claim.

/**
 * Returns the snippets. Snippets under the same heading are one program.
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

/** Returns the expected output: the comments after `console.log(...);` and those that begin with "prints:", in order. */
export function findExpectations(code) {
  const comments = /^(?:\s*console\.log\(.*\); *\/\/|.*; \/\/ prints:) (.*)$/gm;
  return [...code.matchAll(comments)].map((match) => match[1].trim());
}
