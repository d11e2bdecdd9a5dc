declare global {
  interface JSON {
    /** Node has it since version 21; TypeScript's library does not know it yet. */
    rawJSON(text: string): object;
  }
}

/** A number that `JSON.stringify` writes with every digit; JavaScript's own hold 15 for sure. */
export function exactNumber(text: string): number | object {
  const digits = text.replace(/^-/, '').replace('.', '').replace(/^0+/, '');
  return digits.length <= 15 ? Number(text) : JSON.rawJSON(text);
}
