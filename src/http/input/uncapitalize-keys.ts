/** `{ ReportName }` → `{ reportName }`: bodies are documented in one spelling and used in the other. */
export const uncapitalizeKeys = <T extends object>(
  value: T,
): { [Key in keyof T as Key extends string ? Uncapitalize<Key> : never]: T[Key] } =>
  Object.fromEntries(
    Object.entries(value).map(([key, held]) => [
      `${key.charAt(0).toLowerCase()}${key.slice(1)}`,
      held,
    ]),
  ) as never;
