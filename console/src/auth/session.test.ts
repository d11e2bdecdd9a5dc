import { describe, expect, test } from 'vitest';
import { createSession } from './session.ts';
import { SignInError, type TokenIssuer, type Tokens } from './tokens.ts';

const HOUR = 3600;

/** An issuer that counts, a clock by hand, and the work that waits for it. */
function sessionWorld(name: string | null = null) {
  let now = 0;
  let issued = 0;
  let waiting: { work: () => void; at: number } | undefined;
  const asked: string[] = [];
  const givenBack: (string | null)[] = [];
  let refusal: SignInError | undefined;
  const next = (): Tokens => {
    issued += 1;
    return { accessToken: `a${issued}`, refreshToken: `r${issued}`, lifeSeconds: HOUR };
  };
  const issuer: TokenIssuer = {
    name,
    refresh: async (token) => {
      asked.push(`refresh ${token}`);
      if (refusal) throw refusal;
      return next();
    },
    signOut: (token) => {
      givenBack.push(token);
      return name === null ? null : new URL(`https://${name}.example/bye`);
    },
  };
  const session = createSession({
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
    givenBack,
    signIn: (changes: Partial<Tokens> = {}) => session.enter({ ...next(), ...changes }, issuer),
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

const HALF_PAST = new Date((HOUR - 300) * 1000);

test('nobody is signed in at first, and there are no tokens', async () => {
  const { session } = sessionWorld();
  expect(session.state()).toEqual({ kind: 'out', why: 'new' });
  await expect(session.tokens.get()).rejects.toThrow(SignInError);
});

test('who signs in is in, and watchers are told when the tokens are renewed', async () => {
  const { session, signIn, pass } = sessionWorld();
  let told = 0;
  session.subscribe(() => told++);
  signIn();
  const state = { kind: 'in', issuerName: null, startTime: new Date(0), isRenewed: true };
  expect(session.state()).toEqual({ ...state, nextTime: HALF_PAST });
  expect(await session.tokens.get()).toBe('a1');
  expect(told).toBe(1);
  await pass();
  expect(session.state()).toEqual({ ...state, nextTime: new Date(2 * HALF_PAST.getTime()) });
  expect(told).toBe(2);
});

describe('renewal', () => {
  test('comes by itself five minutes before the end, each time with the newest token', async () => {
    const { session, signIn, asked, pass, nextAt } = sessionWorld();
    signIn();
    expect(nextAt()).toBe((HOUR - 300) * 1000);
    await pass();
    await pass();
    expect(asked).toEqual(['refresh r1', 'refresh r2']);
    expect(await session.tokens.get()).toBe('a3');
  });

  test('of a short life comes at half of it', () => {
    const { signIn, nextAt } = sessionWorld();
    signIn({ lifeSeconds: 60 });
    expect(nextAt()).toBe(30_000);
  });

  test('is shared by all who ask meanwhile: a refresh token works once', async () => {
    const { session, signIn, asked } = sessionWorld();
    signIn();
    const { tokens } = session;
    const got = await Promise.all([tokens.replace('a1'), tokens.replace('a1'), tokens.get()]);
    expect(got).toEqual(['a2', 'a2', 'a1']);
    expect(asked).toHaveLength(1);
    expect(await tokens.replace('a1')).toBe('a2');
    expect(asked).toHaveLength(1);
  });

  test.each([400, 70000, 70008, 50057, 5000225])(
    'refused with %i ends the session',
    async (code) => {
      const { session, signIn, refuse, pass, nextAt } = sessionWorld();
      signIn();
      refuse(new SignInError(code));
      await pass();
      expect(session.state()).toEqual({ kind: 'out', why: 'ended' });
      expect(nextAt()).toBeUndefined();
    },
  );

  test.each([0, 429, 503, 90055])('that fails with %i is tried again', async (code) => {
    const { session, signIn, refuse, pass } = sessionWorld();
    signIn();
    refuse(new SignInError(code));
    await pass();
    expect(session.state().kind).toBe('in');
    refuse();
    await pass();
    expect(await session.tokens.get()).toBe('a2');
  });
});

describe('without a refresh token', () => {
  test('the token is used to its end, and the session ends with it', async () => {
    const { session, signIn, asked, pass, nextAt } = sessionWorld();
    signIn({ refreshToken: null });
    expect(session.state()).toMatchObject({ isRenewed: false, nextTime: new Date(HOUR * 1000) });
    expect(nextAt()).toBe(HOUR * 1000);
    await pass();
    expect(session.state()).toEqual({ kind: 'out', why: 'ended' });
    expect(asked).toEqual([]);
  });

  test('a token that is refused ends it, too', async () => {
    const { session, signIn } = sessionWorld();
    signIn({ refreshToken: null });
    await expect(session.tokens.replace('a1')).rejects.toThrow(SignInError);
    expect(session.state()).toEqual({ kind: 'out', why: 'ended' });
  });
});

describe('signing out', () => {
  test('gives the token back, keeps nothing, and nothing waits', async () => {
    const { session, signIn, givenBack, nextAt } = sessionWorld();
    signIn();
    expect(session.signOut()).toBeNull();
    expect(givenBack).toEqual(['r1']);
    expect(session.state()).toEqual({ kind: 'out', why: 'signed-out' });
    expect(nextAt()).toBeUndefined();
    await expect(session.tokens.get()).rejects.toThrow(SignInError);
    session.signOut();
    expect(givenBack).toEqual(['r1']);
  });

  test('leads to the page of another issuer, if it has one', () => {
    const { session, signIn } = sessionWorld('contoso');
    signIn();
    expect(session.state()).toMatchObject({ issuerName: 'contoso' });
    expect(session.signOut()?.href).toBe('https://contoso.example/bye');
  });

  test('tokens that come only then count no more, and are given back', async () => {
    const { session, signIn, givenBack } = sessionWorld();
    signIn();
    const onItsWay = session.tokens.replace('a1');
    session.signOut();
    await expect(onItsWay).rejects.toThrow(SignInError);
    expect(givenBack).toEqual(['r1', 'r2']);
    expect(session.state()).toEqual({ kind: 'out', why: 'signed-out' });
  });
});
