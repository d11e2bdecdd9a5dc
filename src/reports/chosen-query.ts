import { PublicError } from '../kernel/errors.ts';
import type { Caller } from './caller.ts';
import type { ReportsContext } from './context.ts';
import { findQuery } from './find-query.ts';

/** A query that is kept, or a text. */
export interface QueryChoice {
  readonly queryId: string | null | undefined;
  readonly text: string | null | undefined;
  /** What the text is called where it is asked for. */
  readonly textName: string;
}

/** The text of the one that is given. Throws `query_choice`, `query_not_found`. */
export async function chosenQuery(
  context: ReportsContext,
  caller: Caller,
  program: string,
  { queryId, text, textName }: QueryChoice,
): Promise<string> {
  const given = text?.trim();
  const id = queryId?.trim();
  if (!given === !id) throw new PublicError('query_choice', { textName });
  if (given) return given;
  const query = await findQuery(context, caller, program, id ?? '');
  if (!query) throw new PublicError('query_not_found', { queryId: id ?? '' });
  return query.query;
}
