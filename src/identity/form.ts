import { TokenRefusal } from './oauth-errors.ts';

/** A form's fields by name in lower case, without the blanks that clients leave around values. */
export type Form = Readonly<Partial<Record<string, string>>>;

export const readForm = (fields: Readonly<Record<string, string>>): Form =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name.trim().toLowerCase(), value.trim()]),
  );

/** An empty field counts as missing. */
export function requiredField(form: Form, field: string): string {
  const value = form[field];
  if (!value) throw new TokenRefusal('missing_field', { field });
  return value;
}
