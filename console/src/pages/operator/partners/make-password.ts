/** Without letters and digits that are taken for one another. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 20;

/** Some 115 bits. `randomBytes` fills the array. */
export function makePassword(
  randomBytes: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) =>
    crypto.getRandomValues(bytes),
): string {
  // A byte beyond the last whole round would favour the first letters.
  const fair = 256 - (256 % LETTERS.length);
  let password = '';
  while (password.length < LENGTH) {
    for (const byte of randomBytes(new Uint8Array(2 * LENGTH))) {
      if (byte < fair && password.length < LENGTH) password += LETTERS[byte % LETTERS.length];
    }
  }
  return password;
}
