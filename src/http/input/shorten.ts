/** At most so many characters of a text; never half of a surrogate pair. */
export const shorten = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : text;
