import { PublicError } from '../../../kernel/errors.ts';
import { invalid } from '../put.ts';

/** Says of a refusal where the wish stands that is refused. */
export async function atPlace<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PublicError) throw invalid(`${place}: ${error.message}`);
    throw error;
  }
}
