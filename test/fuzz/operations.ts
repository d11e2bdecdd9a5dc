/** What the fuzz needs to know of an OpenAPI 3.1 document. */

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly example?: unknown;
}

interface Media {
  readonly schema?: Schema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}

interface DocumentedOperation {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, Media>> };
  readonly responses?: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, Media>> }>
  >;
}

export interface OpenApi {
  readonly security?: readonly object[];
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
}

export interface Operation {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** With `{name}` for each path parameter. */
  readonly path: string;
  readonly tags: readonly string[];
  /** Whether it asks for a token. */
  readonly secured: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | null;
  /** Documented statuses, each with the pointer of its JSON schema where it has one. */
  readonly answers: ReadonlyMap<number, string | null>;
}

export interface RequestBody {
  readonly contentType: string;
  readonly schema: Schema;
  readonly examples: readonly unknown[];
}

/** Every operation of the document, in its order. */
export const operationsOf = (document: OpenApi): Operation[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) =>
      readOperation(document, path, method, operation),
    ),
  );

function readOperation(
  document: OpenApi,
  path: string,
  method: string,
  operation: DocumentedOperation,
): Operation {
  return {
    id: operation.operationId ?? `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    tags: operation.tags ?? [],
    secured: (operation.security ?? document.security ?? []).length > 0,
    parameters: operation.parameters ?? [],
    body: readBody(operation),
    answers: readAnswers(path, method, operation),
  };
}

function readBody({ requestBody }: DocumentedOperation): RequestBody | null {
  const [first] = Object.entries(requestBody?.content ?? {});
  if (!first) return null;
  const [contentType, { schema = {}, example, examples = {} }] = first;
  const values = Object.values(examples).map(({ value }) => value);
  return { contentType, schema, examples: example === undefined ? values : [example, ...values] };
}

function readAnswers(
  path: string,
  method: string,
  { responses = {} }: DocumentedOperation,
): Map<number, string | null> {
  const escapePart = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');
  return new Map(
    Object.entries(responses).map(([status, { content = {} }]) => {
      const parts = ['paths', path, method, 'responses', status];
      const pointer = [...parts, 'content', 'application/json', 'schema'].map(escapePart).join('/');
      return [Number(status), content['application/json']?.schema ? `/${pointer}` : null];
    }),
  );
}

/** The schema itself, where it only names one of the document's. */
export function resolve(document: OpenApi, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return (name && document.components?.schemas?.[name]) || schema;
}
