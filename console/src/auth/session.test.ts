import { describe, expect, test } from 'vitest';
import { createSession } from './session.ts';
import { SignInError, type TokenEndpoint, type Tokens } from './token-endpoint.ts';

const HOUR = 3600;

/** An endpoint that counts, a clock by hand, and the work that waits for it. */
function sessionWorld() {
  let now = 0;
  let issued = 0;
  let waiting: { work: () => void; at: number } | undefined;
  const asked: string[] = [];
  let refusal: SignInError | undefined;
  const answer = async (word: string): Promise<Tokens> => {
    asked.push(word);
    if (refusal) throw refusal;
    issued += 1;
    return { accessToken: `a${issued}`, refreshToken: `r${issued}`, lifeSeconds: HOUR };
  };
  const endpoint: TokenEndpoint = {
    password: (tenant, user) => answer(`password ${tenant} ${user}`),
    refresh: (tenant, token) => answer(`refresh ${tenant} ${token}`),
  };
  const session = createSession(endpoint, {
    now: () => now,
    set: (work, ms) => {
      waiting = { work, at: now + ms };
      return waiting;
    },
    clear: (timer) => {
      if (timer === waiting) waiting = undefined;
    },
  });
  return {
    session,
    asked,
    refuse: (error?: SignInError) => {
      refusal = error;
    },
    nextAt: () => waiting?.at,
    /** To the moment of what waits, and until that has ended. */
    pass: async () => {
      const due = waiting;
      if (!due) throw new Error('Nothing waits.');
      now = due.at;
      due.work();
      await session.tokens.get().catch(() => undefined);
    },
  };
}

test('nobody is signed in at first, and there are no tokens', async () => {
  const { session } = sessionWorld();
  expect(session.state()).toEqual({ kind: 'out', ended: false });
  await expect(session.tokens.get()).rejects.toThrow(SignInError);
});

test('who signs in is in, and watchers are told', async () => {
  const { session } = sessionWorld();
  let told = 0;
  session.subscribe(() => told++);
  await session.signIn('t', 'ada', 'pass');
  expect(session.state()).toEqual({ kind: 'in', tenantId: 't', userName: 'ada' });
  expect(await session.tokens.get()).toBe('a1');
  expect(told).toBe(1);
});

test('a refused sign-in changes nothing', async () => {
  const { session, refuse } = sessionWorld();
  refuse(new SignInError(50126));
  await expect(session.signIn('t', 'ada', 'wrong')).rejects.toMatchObject({ code: 50126 });
  expect(session.state()).toEqual({ kind: 'out', ended: false });
});

describe('renewal', () => {
  test('comes by itself five minutes before the end, each time with the newest token', async () => {
    const { session, asked, pass, nextAt } = sessionWorld();
    await session.signIn('t', 'ada', 'pass');
    expect(nextAt()).toBe((HOUR - 300) * 1000);
    await pass();
    await pass();
    expect(asked.slice(1)).toEqual(['refresh t r1', 'refresh t r2']);
    expect(await session.tokens.get()).toBe('a3');
  });

  test('is shared by all who ask meanwhile: a refresh token works once', async () => {
    const { session, asked } = sessionWorld();
    await session.signIn('t', 'ada', 'pass');
    const { tokens } = session;
    const got = await Promise.all([tokens.replace('a1'), tokens.replace('a1'), tokens.get()]);
    expect(got).toEqual(['a2', 'a2', 'a1']);
    expect(asked).toHaveLength(2);
    expect(await tokens.replace('a1')).toBe('a2');
    expect(asked).toHaveLength(2);
  });

  test.each([70000, 70008, 50057, 5000225])('refused with %i ends the session', async (code) => {
    const { session, refuse, pass, nextAt } = sessionWorld();
    await session.signIn('t', 'ada', 'pass');
    refuse(new SignInError(code));
    await pass();
    expect(session.state()).toEqual({ kind: 'out', ended: true });
    expect(nextAt()).toBeUndefined();
  });

  test.each([0, 429, 503, 90055])('that fails with %i is tried again', async (code) => {
    const { session, refuse, pass } = sessionWorld();
    await session.signIn('t', 'ada', 'pass');
    refuse(new SignInError(code));
    await pass();
    expect(session.state().kind).toBe('in');
    refuse();
    await pass();
    expect(await session.tokens.get()).toBe('a2');
  });
});

test('after signing out nothing is kept, nothing waits, and an answer on its way counts no more', async () => {
  const { session, nextAt } = sessionWorld();
  await session.signIn('t', 'ada', 'pass');
  const onItsWay = session.tokens.replace('a1');
  session.signOut();
  await expect(onItsWay).rejects.toThrow(SignInError);
  expect(session.state()).toEqual({ kind: 'out', ended: false });
  expect(nextAt()).toBeUndefined();
  await expect(session.tokens.get()).rejects.toThrow(SignInError);
});
