import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AdminIo } from '../admin/admin-command.ts';
import { runAdmin } from '../testing/run-admin.ts';
import { registerApp } from './app.ts';
import { registerAudit } from './audit.ts';
import { registerKeys } from './keys.ts';
import { registerPartner } from './partner.ts';
import { registerUser } from './user.ts';

const home = mkdtempSync(join(tmpdir(), 'admin-'));
afterAll(() => rmSync(home, { recursive: true }));

const registers = [registerPartner, registerUser, registerApp, registerKeys, registerAudit];
const register = (program: Command, io: AdminIo) => {
  for (const one of registers) one(program, io);
};
const run = (line: string, input?: string) => runAdmin(register, home, line.split(' '), input);

beforeAll(async () => {
  const made = await run('partner add --name Alpine --account 3003000 --location 1=Bern=BE --json');
  expect(JSON.parse(made.stdout)).toMatchObject({
    outcome: 'created',
    value: { locations: [{ id: '1', name: 'Bern=BE' }] },
  });
});

describe('what is asked for wrongly is refused with what would be right', () => {
  test.each([
    ['partner add --name X --account 1 --location 5', /should be <id>=<name>.*it is "5"/],
    ['partner change alpine --location 1=a --no-locations', /either --location or --no-locations/],
    ['partner show beta', /no such identity: a partner .*"beta"/],
    ['user add eva', /--partner or --operator is missing/],
    ['user add eva --partner alpine --operator', /cannot be used with option '--operator'/],
    ['user add eva --partner alpine --role x', /no role "x"; the roles are executive/],
    ['user add eva --partner alpine --role report-viewer --no-roles', /either --role or --no-rol/],
    ['user add eva --partner alpine --password-stdin --no-password', /either --password-stdin/],
    ['user add eva --partner alpine --id 7', /userId should be a UUID.*it is "7"/],
    ['user add eva --partner alpine --password hunter2', /unknown option '--password'/],
    ['partner add --name Fjord', /--account is missing: say whose rows/],
    ['app add --partner alpine', /required option '--name <name>' not specified/],
    ['app rotate-secret x --overlap-hours soon', /Give hours, from 0 to 8760/],
    ['keys revoke nope', /no such identity: a signing key nope/],
    ['keys rotate --if-older-than 0', /Give days, more than 0/],
    ['audit --action usr', /The actions are token.issue/],
    ['audit --from yesterday', /Write yyyy-MM-dd/],
    ['audit --from 2026-02-30T00:00:00', /Write yyyy-MM-dd/],
    ['audit --limit 0', /whole number, 1 or more/],
  ])('%s', async (line, reason) => {
    expect((await run(line)).failure).toMatch(reason);
  });
});

test('a secret on standard input is one line, and there', async () => {
  const add = 'user add urs --partner alpine --password-stdin';
  expect((await run(add, '\n')).failure).toBe('standard input holds no password');
  expect((await run(add, 'one long enough\ntwo\n')).failure).toMatch(/more than one line/);
  const made = await run(add, 'one long enough\n');
  expect(made.stdout).toMatch(/^Created user urs \(/);
  expect(made.stdout).not.toContain('one long enough');
  expect((await run(add, 'one long enough\r\n')).stdout).toMatch(/^Nothing to change/);
  expect((await run(add, 'another long one\n')).failure).toMatch(
    /already, but not with the same password/,
  );
});

test('a secret that was made up is shown once, also as JSON', async () => {
  const line = 'app add --partner alpine --name Puller --role report-viewer@1';
  const made = await run(line);
  expect(made.stdout).toMatch(
    /^Created application Puller \(.*\n {2}secret: [\w-]{43}\n.*cannot be/,
  );
  expect((await run(line)).stdout).toMatch(/^Nothing to change: application Puller/);
  const rotated = await run('app rotate-secret puller --overlap-hours 1');
  expect(rotated.stdout).toMatch(/secret \(a new one; the one before is valid until 20/);
  const again = JSON.parse((await run('app rotate-secret puller --json')).stdout);
  expect(again).toMatchObject({ outcome: 'changed', secret: expect.stringMatching(/^[\w-]{43}$/) });
  const shown = JSON.parse((await run('app show puller --json')).stdout);
  expect(shown.secrets).toHaveLength(2);
  expect(JSON.stringify(shown)).not.toContain(again.secret);
});

test('changes are told one by one, and lists show what is there', async () => {
  await run('user add op --operator --role operator --no-password');
  const changed = await run('user change op --display-name Olga --no-roles');
  expect(changed.stdout).toMatch(
    /^Changed user op \(.*\):\n {2}displayName "op" → "Olga"\n {2}roles operator → none\n$/,
  );
  expect((await run('user disable op')).stdout).toMatch(/disabled false → true/);
  const table = (await run('user list --operator')).stdout;
  expect(table).toMatch(/│ op +│ Olga │ Operators │ none +│ none +│ disabled │/);
  const users = JSON.parse((await run('user list --operator --json')).stdout);
  expect(users).toMatchObject([{ userName: 'op', disabled: true }]);
});

test('keys are rotated, listed and revoked', async () => {
  expect((await run('keys list')).stdout).toMatch(/no key yet/);
  const { value: first } = JSON.parse((await run('keys rotate --json')).stdout);
  const { value: second } = JSON.parse((await run('keys rotate --json')).stdout);
  expect(second.retired).toEqual([first.kid]);
  expect((await run('keys rotate --if-older-than 1')).stdout).toMatch(/^Nothing to change/);
  expect((await run(`keys revoke ${first.kid}`)).stdout).toBe(
    `Key ${first.kid} is revoked: nothing that it signed is accepted any more.\n`,
  );
  expect((await run(`keys revoke ${first.kid}`)).stdout).toMatch(/^Nothing to change/);
  const keys: { kid: string; status: string }[] = JSON.parse(
    (await run('keys list --json')).stdout,
  );
  expect(new Map(keys.map(({ kid, status }) => [kid, status]))).toEqual(
    new Map([
      [first.kid, 'revoked'],
      [second.kid, 'signing'],
    ]),
  );
});

test('the trail says who did it, one event a line', async () => {
  const { stdout } = await run('audit --json --action partner --limit 1');
  expect(stdout.split('\n')).toHaveLength(2);
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ action: 'partner.create', outcome: 'succeeded' },
    actorId: null,
    actorName: expect.stringMatching(/ on the command line$/),
  });
  expect((await run('audit --partner alpine --action partner')).stdout).toContain('partner.create');
  expect((await run('audit --to 2020-01-01')).stdout).toBe('Nothing of that kind is recorded.\n');
});
