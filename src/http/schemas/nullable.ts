import { type Static, type TSchema, Type } from 'typebox';

/** The schema's type or null, as one `type` list: clear in the document, simple to read. */
export const Nullable = <T extends TSchema & { type: string; enum?: unknown }>(schema: T) =>
  Type.Unsafe<Static<T> | null>({
    ...schema,
    type: [schema.type, 'null'],
    ...(Array.isArray(schema.enum) && { enum: [...schema.enum, null] }),
  });
