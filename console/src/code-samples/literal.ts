/** How a language writes values; `indent` is that of the line on which the value begins. */
export interface Literals {
  readonly nothing: string;
  readonly yes: string;
  readonly no: string;
  text(value: string): string;
  time(value: Date): string;
  key(name: string): string;
  /** Of one level. */
  readonly unit: string;
  /** Within the braces of an object on one line. */
  readonly padding: string;
}

/** A value as a literal; what JSON would leave out is left out. */
export function literal(value: unknown, language: Literals, indent = ''): string {
  if (value === null || value === undefined) return language.nothing;
  if (typeof value === 'string') return language.text(value);
  if (typeof value === 'boolean') return value ? language.yes : language.no;
  if (value instanceof Date) return language.time(value);
  if (typeof value !== 'object') return String(value);
  const inner = indent + language.unit;
  if (Array.isArray(value)) {
    const items = value.map((one) => literal(one, language, inner));
    return block(items, ['[', ']'], indent, inner);
  }
  const fields = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([name, one]) => `${language.key(name)}: ${literal(one, language, inner)}`);
  return block(fields, [`{${language.padding}`, `${language.padding}}`], indent, inner);
}

const WIDEST = 72;

function block(
  parts: readonly string[],
  [open, close]: readonly [string, string],
  indent: string,
  inner: string,
): string {
  if (parts.length === 0) return open.trim() + close.trim();
  const short = `${open}${parts.join(', ')}${close}`;
  if (short.length + indent.length <= WIDEST && !short.includes('\n')) return short;
  const lines = parts.map((part) => `${inner}${part},\n`).join('');
  return `${open.trim()}\n${lines}${indent}${close.trim()}`;
}
