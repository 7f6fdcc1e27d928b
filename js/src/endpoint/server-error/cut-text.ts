/** Returns the start of a text, without half of a surrogate pair at the end. */
export function cutText(text: string, length: number): string {
  return text.length > length ? text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "") : text;
}
