import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { describeProblem } from './describe-problem.ts';

const schema = {
  type: 'object',
  properties: {
    Name: { type: 'string' },
    Count: { type: ['integer', 'null'], minimum: 1, maximum: 9 },
    'a/b~c': { type: 'boolean' },
    roles: {
      type: 'array',
      maxItems: 2,
      items: {
        type: 'object',
        required: ['role'],
        additionalProperties: false,
        properties: {
          role: { type: 'string' },
          locations: { type: ['array', 'null'], items: { type: 'string' } },
        },
      },
    },
  },
};

const check = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

test.each([
  [{ Name: 5 }, 'Name must be a string; it is 5.'],
  [{ Count: 'x' }, 'Count must be a whole number from 1 to 9; it is "x".'],
  [{ Count: 10 }, 'Count must be a whole number from 1 to 9; it is 10.'],
  [{ 'a/b~c': 1 }, 'a/b~c must be true or false; it is 1.'],
  [{ roles: [{}] }, 'roles[0].role is required.'],
  [{ roles: [{ role: 'x' }, { role: [] }] }, 'roles[1].role must be a string; it is [].'],
  [
    { roles: [{ role: 'x', locations: ['1', 2] }] },
    'roles[0].locations[1] must be a string; it is 2.',
  ],
  [
    { roles: [{ role: 'x', king: 1 }] },
    'There is no roles[0].king here; there are role, locations.',
  ],
  [{ roles: 'x'.repeat(200) }, `roles must be a list of at most 2; it is "${'x'.repeat(79)}….`],
  [{ roles: Array(3).fill({ role: 'x' }) }, /^roles must be a list of at most 2; it is \[\{/],
  [[], 'The request body must be a JSON object.'],
])('%j', (values, sentence) => {
  expect(check(values)).toBe(false);
  const said = (check.errors ?? []).map((finding) => describeProblem(finding, schema, values));
  expect(said).toEqual([typeof sentence === 'string' ? sentence : expect.stringMatching(sentence)]);
});
