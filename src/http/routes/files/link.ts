import { type Static, Type } from 'typebox';
import type { GivenLink } from '../../../reports/executions/resolve-link.ts';

/** The part of a secure link that makes it one. */
export const LinkQuery = Type.Object({
  se: Type.Optional(
    Type.String({ description: 'When the link ends, unix seconds', examples: ['1772510409'] }),
  ),
  gen: Type.Optional(
    Type.String({
      description: 'How often links to the file had been revoked when it was made; none: never',
      examples: ['1'],
    }),
  ),
  sig: Type.Optional(
    Type.String({ description: 'The signature of the link', examples: ['kWq0cKxTn2sV5o1b'] }),
  ),
});

export const linkOf = (
  executionId: string,
  { se, gen, sig }: Static<typeof LinkQuery>,
): GivenLink => ({
  executionId: executionId.toLowerCase(),
  expires: readWhole(se),
  generation: gen === undefined ? 0 : readWhole(gen),
  signature: sig ?? '',
});

/** Strict: one number has one spelling, so that a link is good as it was given and no other way. */
export const readWhole = (text = ''): number =>
  /^[1-9]\d*$/.test(text) ? Number(text) : Number.NaN;
