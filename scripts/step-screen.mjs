// Prints the output of steps that run at the same time, one step after another. The first step's output is printed
// immediately; the output of each other step is printed after the steps before it have ended.

/** @param {(text: string) => void} print */
export function makeScreen(print) {
  const parts = [];
  const show = () => {
    while (parts.length > 0) {
      if (parts[0].text !== "") print(parts[0].text);
      parts[0].text = "";
      if (!parts[0].hasEnded) return;
      parts.shift();
    }
  };
  /** @returns {{ write: (text: string) => void, end: () => void }} the output of a new step */
  return function begin() {
    const part = { text: "", hasEnded: false };
    parts.push(part);
    const write = (text) => {
      part.text += text;
      show();
    };
    const end = () => {
      part.hasEnded = true;
      show();
    };
    return { write, end };
  };
}
