/**
 * The parameters of a query string or form by name in lower case; of a repeated one the last. Takes
 * what clients send unescaped: a percent sign that begins no valid UTF-8 escape stands for itself, and
 * a value may hold any further `=`. `+` is a blank, as in forms.
 */
export function parseQueryString(text: string): Record<string, string> {
  const parameters = new Map<string, string>();
  for (const part of text.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = equals === -1 ? part : part.slice(0, equals);
    const value = equals === -1 ? '' : part.slice(equals + 1);
    parameters.set(decode(name).trim().toLowerCase(), decode(value));
  }
  return Object.fromEntries(parameters);
}

/** One character as UTF-8 escapes, by the length that its first byte announces. */
const ESCAPED_CHARACTER =
  /%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}/gi;

const decode = (text: string): string =>
  text.replaceAll('+', ' ').replace(ESCAPED_CHARACTER, decodeCharacter);

function decodeCharacter(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    // Announced as UTF-8 but none, such as an overlong form.
    return escaped;
  }
}
