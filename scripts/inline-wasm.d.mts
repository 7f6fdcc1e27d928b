export function inlineWasm(bytes: Uint8Array): { frequentBytes: string; text: string };
