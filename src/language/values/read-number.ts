/** The widest decimal that every engine compares exactly. */
export const mostDigits = 38;

const plainNumber = /^([+-]?)(\d*)(?:\.(\d+))?$/;

export type NumberReading =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: 'not_a_number' | 'number_exponent' }
  | { readonly ok: false; readonly fault: 'number_too_long'; readonly digits: number };

/** `+007.50` → `7.5`, `-0` → `0`: one spelling for each number, exact at any length. */
export function readNumber(written: string): NumberReading {
  const match = plainNumber.exec(written);
  if (!match || !/\d/.test(written)) {
    const fault = /^[+-]?[\d.]+e[+-]?\d*$/i.test(written) ? 'number_exponent' : 'not_a_number';
    return { ok: false, fault };
  }
  const [, sign, written_whole = '', written_fraction = ''] = match;
  const whole = written_whole.replace(/^0+/, '');
  const fraction = withoutLastZeros(written_fraction);
  const digits = whole.length + fraction.length;
  if (digits > mostDigits) return { ok: false, fault: 'number_too_long', digits };
  const text = (whole || '0') + (fraction && `.${fraction}`);
  return { ok: true, text: sign === '-' && digits > 0 ? `-${text}` : text };
}

/** `/0+$/` would begin anew at each of many zeros that are not the last: seconds for a long number. */
function withoutLastZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}
