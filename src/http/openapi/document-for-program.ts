/** The parts of an OpenAPI document that are changed here. */
export interface Document {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
}

interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
}

const PARAMETER = '{program}';

/** The document with the program's name in its paths instead of a parameter. */
export const documentForProgram = <T extends Document>(document: T, program: string): T => ({
  ...document,
  paths: Object.fromEntries(
    Object.entries(document.paths ?? {}).map(([path, item]) => [
      path.replace(PARAMETER, program),
      path.includes(PARAMETER) ? mapOperations(item ?? {}, withoutProgram) : item,
    ]),
  ),
});

const mapOperations = (
  item: Readonly<Record<string, unknown>>,
  change: (operation: Operation) => Operation,
): object =>
  Object.fromEntries(
    Object.entries(item).map(([method, operation]) => [method, change(operation as Operation)]),
  );

function withoutProgram({ parameters = [], ...operation }: Operation): Operation {
  const others = parameters.filter((one) => !(one.in === 'path' && one.name === 'program'));
  return others.length > 0 ? { ...operation, parameters: others } : operation;
}
