import { isNode, LineCounter, parseDocument } from 'yaml';

export type Path = readonly (string | number)[];

/** A parsed file that knows where everything in it stands. */
export interface LocatedYaml {
  readonly value: unknown;
  /** `line:column` of the value at the path, or of the nearest around it. */
  place(path: Path): string;
  /** What is no YAML at all, each with its place; then there is no value. */
  readonly faults: readonly string[];
}

export function parseLocatedYaml(text: string): LocatedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${line}:${col}`;
  };
  const place = (path: Path): string => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    if (isNode(node)) return placeAt(node.range?.[0] ?? 0);
    return path.length === 0 ? placeAt(0) : place(path.slice(0, -1));
  };
  const faults = [...document.errors, ...document.warnings].map(
    (fault) => `${placeAt(fault.pos[0])}: it is not valid YAML: ${fault.message}`,
  );
  return { value: faults.length > 0 ? undefined : document.toJS(), place, faults };
}
