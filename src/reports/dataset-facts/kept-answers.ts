/** Answers that stay true for as long as their key is asked for; the ones asked for longest ago are forgotten. */
export interface KeptAnswers {
  /** The kept answer, or the one that the work finds out. What fails is not kept. */
  get<T>(key: readonly unknown[], findOut: () => Promise<T>): Promise<T>;
}

/** Of all datasets for some hundred rights: tens of kilobytes each at the most. */
const MOST = 2000;

export function createKeptAnswers(most = MOST): KeptAnswers {
  const kept = new Map<string, unknown>();
  const keep = (key: string, answer: unknown): void => {
    kept.delete(key);
    kept.set(key, answer);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  };
  return {
    get: async <T>(parts: readonly unknown[], findOut: () => Promise<T>) => {
      const key = JSON.stringify(parts);
      const answer = kept.has(key) ? (kept.get(key) as T) : await findOut();
      keep(key, answer);
      return answer;
    },
  };
}
