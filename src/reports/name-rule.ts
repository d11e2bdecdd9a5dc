import type { Ruled } from './schedule-rules.ts';

const LONGEST_NAME = 256;
const LONGEST_DESCRIPTION = 4096;

/** A name as people give it to queries and reports: trimmed, one line, not empty. */
export function nameRule(text: string | null | undefined, property: string): Ruled<string> {
  const name = text?.trim();
  if (!name) return { problem: `${property} is required.` };
  if (name.length > LONGEST_NAME) {
    return {
      problem: `${property} must have at most ${LONGEST_NAME} characters; it has ${name.length}.`,
    };
  }
  if (/\p{Cc}/u.test(name) || !name.isWellFormed()) {
    return { problem: `${property} must not hold control characters or broken Unicode.` };
  }
  return { value: name };
}

/** Anything, in bounds: what is kept for every query and report. */
export function descriptionRule(text: string | null | undefined): Ruled<string | null> {
  const length = text?.length ?? 0;
  if (length <= LONGEST_DESCRIPTION) return { value: text ?? null };
  return {
    problem: `Description must have at most ${LONGEST_DESCRIPTION} characters; it has ${length}.`,
  };
}
