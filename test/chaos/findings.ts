/** What came out wrong, each with the report it is about; empty when all is well. */
export interface Findings {
  /** Due executions without a completed one, with how they stand. */
  readonly missing: string[];
  readonly doubled: string[];
  readonly brokenFiles: string[];
  readonly callbacksMissing: string[];
  /** Whatever else is not as it should be. */
  readonly others: string[];
}

export const noFindings = (): Findings => ({
  missing: [],
  doubled: [],
  brokenFiles: [],
  callbacksMissing: [],
  others: [],
});

export const allOf = (findings: Findings): string[] =>
  Object.entries(findings).flatMap(([kind, texts]: [string, string[]]) =>
    texts.map((text) => `${kind}: ${text}`),
  );
