/**
 * Whether gzip bytes may be sent for this `Accept-Encoding`: yes unless the header, where there is
 * one, excludes them by name, by `*;q=0`, or by naming only others.
 */
export function acceptsGzip(header: string | undefined): boolean {
  if (header === undefined) return true;
  const weights = new Map(header.toLowerCase().split(',').map(readCoding));
  return (weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0) > 0;
}

/** A coding and its weight, from 0 to 1; an unreadable weight counts as none given. */
function readCoding(text: string): readonly [string, number] {
  const [coding = '', ...parameters] = text.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => /^q\s*=/.test(parameter));
  const value = weight === undefined ? 1 : Number(weight.slice(weight.indexOf('=') + 1));
  return [coding, Number.isNaN(value) ? 1 : value];
}
