import { type Static, Type } from 'typebox';
import type { GivenLink } from '../../../reports/executions/resolve-link.ts';

/** The part of a secure link that makes it one. */
export const LinkQuery = Type.Object({
  se: Type.Optional(
    Type.String({ description: 'When the link ends, unix seconds', examples: ['1772510409'] }),
  ),
  sig: Type.Optional(
    Type.String({ description: 'The signature of the link', examples: ['kWq0cKxTn2sV5o1b'] }),
  ),
});

export const linkOf = (executionId: string, { se, sig }: Static<typeof LinkQuery>): GivenLink => ({
  executionId: executionId.toLowerCase(),
  expires: readSeconds(se),
  signature: sig ?? '',
});

/** Strict: one instant has one spelling, so that a link is good as it was given and no other way. */
const readSeconds = (text = ''): number => (/^[1-9]\d*$/.test(text) ? Number(text) : Number.NaN);
