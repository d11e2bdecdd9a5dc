/** The parts of a `;`-separated query parameter, trimmed; undefined when there is none. */
export function splitList(text: string | undefined): string[] | undefined {
  const parts = (text ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 0 ? parts : undefined;
}
