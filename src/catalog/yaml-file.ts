import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { errorText } from '../kernel/errors.ts';
import type { Place, Problem } from './catalog-error.ts';
import type { CatalogSource } from './read-catalog-folder.ts';

export type ValuePath = readonly (string | number)[];

/** What a file is read from; of the catalog it says more. */
export type YamlSource = Pick<CatalogSource, 'path' | 'text'>;

/** A parsed file that remembers where everything in it stands. */
export interface YamlFile<Source extends YamlSource = CatalogSource> {
  readonly source: Source;
  readonly value: unknown;
  /** The place of the value at `path`, or of its key. */
  place(path: ValuePath, part?: 'key' | 'value'): Place;
}

export function parseYamlFile<Source extends YamlSource>(
  source: Source,
): { file: YamlFile<Source>; problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { path: source.path, line, column: col };
  };
  const faults = [...document.errors, ...document.warnings];
  const problems = faults.map((fault) => invalid(placeAt(fault.pos[0]), fault));
  const file = {
    source,
    value: undefined,
    place: (path: ValuePath, part: 'key' | 'value' = 'value') =>
      placeAt(offsetOf(document.contents, path, part)),
  };
  if (problems.length > 0) return { file, problems };
  try {
    return { file: { ...file, value: document.toJS() }, problems };
  } catch (thrown) {
    // References (`*name`) to nothing, or to too much, show only now.
    return { file, problems: [invalid(placeAt(0), thrown)] };
  }
}

const invalid = (place: Place, thrown: unknown): Problem => ({
  place,
  reason: `not valid YAML: ${errorText(thrown)}`,
});

/** Where the path leads, or as far along it as the file goes. */
function offsetOf(root: Node | null, path: ValuePath, part: 'key' | 'value'): number {
  let offset = startOf(root);
  let node: unknown = root;
  path.forEach((step, index) => {
    const child = childOf(node, step);
    if (!child) return;
    const wantsKey = part === 'key' && index === path.length - 1;
    node = child.value;
    offset = startOf(wantsKey || !isNode(node) ? child.key : node);
  });
  return offset;
}

function childOf(
  node: unknown,
  step: string | number,
): { key: unknown; value: unknown } | undefined {
  if (isSeq(node)) return { key: node.items[Number(step)], value: node.items[Number(step)] };
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(step));
}

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
