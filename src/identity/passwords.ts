import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { atMost } from './at-most.ts';

/** The work of one derivation: memory is 128 · 2^log2N · r bytes, time grows with `p` too. */
export interface ScryptCost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MiB and about a sixth of a second: one of OWASP's equivalent choices for scrypt. */
const STRONG: ScryptCost = { log2N: 15, r: 8, p: 3 };

export interface Passwords {
  /** `$scrypt$ln=15,r=8,p=3$<salt>$<hash>`, both in base64. */
  hash(password: string): Promise<string>;
  /** Throws when `stored` was not made by `hash`. */
  verify(password: string, stored: string): Promise<boolean>;
  /** Where there is nothing to compare with: the same work as `verify`, always false. */
  verifyNothing(password: string): Promise<boolean>;
}

export interface PasswordOptions {
  /** Tests make it cheap. */
  readonly cost?: ScryptCost;
  readonly derive?: Derive;
  readonly randomBytes?: (count: number) => Buffer;
}

export type Derive = (password: string, salt: Buffer, cost: ScryptCost) => Promise<Buffer>;

/** Hashes of passwords and application secrets. Blanks around either never count. */
export function createPasswords(options: PasswordOptions = {}): Passwords {
  const { cost = STRONG, derive = deriveKey, randomBytes: random = randomBytes } = options;
  const nothing = { cost, salt: Buffer.alloc(SALT_BYTES), hash: Buffer.alloc(HASH_BYTES) };
  const matches = async (password: string, kept: Kept): Promise<boolean> =>
    timingSafeEqual(await derive(password.trim(), kept.salt, kept.cost), kept.hash);
  return {
    hash: async (password) => {
      const salt = random(SALT_BYTES);
      return print({ cost, salt, hash: await derive(password.trim(), salt, cost) });
    },
    verify: async (password, stored) => matches(password, parse(stored)),
    verifyNothing: async (password) => {
      await matches(password, nothing);
      return false;
    },
  };
}

const SALT_BYTES = 16;
const HASH_BYTES = 32;

interface Kept {
  readonly cost: ScryptCost;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

const scryptAsync = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** Each holds one of the four threads that files and the engine need too, for a sixth of a second. */
const onThreads = atMost(2);

const deriveKey: Derive = (password, salt, { log2N, r, p }) => {
  const N = 2 ** log2N;
  // Node's default limit is below what these costs need.
  return onThreads(() => scryptAsync(password, salt, HASH_BYTES, { N, r, p, maxmem: 256 * N * r }));
};

const print = ({ cost, salt, hash }: Kept): string =>
  `$scrypt$ln=${cost.log2N},r=${cost.r},p=${cost.p}$${salt.toString('base64')}$${hash.toString('base64')}`;

const FORM = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]{44})$/;

/** Whether it has the form of a hash of this service, and no cost that would never end. */
export function isPasswordHash(text: string): boolean {
  if (!FORM.test(text)) return false;
  const { log2N, r, p } = parse(text).cost;
  return log2N >= 1 && log2N <= 20 && r >= 1 && r <= 32 && p >= 1 && p <= 16;
}

function parse(stored: string): Kept {
  const [, log2N, r, p, salt = '', hash = ''] = FORM.exec(stored) ?? [];
  if (hash === '') throw new Error('A stored password hash is not in the form of this service.');
  return {
    cost: { log2N: Number(log2N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}
