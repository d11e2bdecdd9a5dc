import type { OwnReason } from '../../catalog/check-shape.ts';

const SECRETS = ['password', 'secret'];
const HASHES = ['passwordHash', 'secretHash'];

/** Words for faults whose usual ones would show a secret, or would not help. */
export const explainFault: OwnReason = (error, path) => {
  const last = String(path.at(-1));
  const owner = String(path.at(-2));
  if (error.keyword === 'not') return 'give either the secret itself or its hash, not both';
  if (SECRETS.includes(last) && error.keyword === 'type') {
    return `a ${last} must not stand in this file: write "${last}: { env: NAME }" and put it into that environment variable, or give "${last}Hash"`;
  }
  if (last === 'env' && SECRETS.includes(owner)) {
    return 'this is no name of an environment variable: letters, digits and underscores, and not INSIGHTS_… (those are settings)';
  }
  if (HASHES.includes(last)) {
    return `"${last}" should look like $scrypt$ln=15,r=8,p=3$…$…; a ${last.replace('Hash', '')} itself must not stand in this file`;
  }
  const isBareNumber = error.keyword === 'type' && typeof error.data === 'number';
  if (isBareNumber && error.params.type === 'string') {
    return `${error.data} must be text: put it in quotes`;
  }
  return undefined;
};
