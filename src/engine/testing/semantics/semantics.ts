import { missing } from './missing.ts';
import { numbers } from './numbers.ts';
import { order } from './order.ts';
import type { Rule } from './rule.ts';
import { texts } from './texts.ts';
import { times } from './times.ts';

/** What docs/semantics.md says, rule by rule, on every engine. */
export const semantics: readonly Rule[] = [...texts, ...missing, ...numbers, ...times, ...order];
