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
  const fraction = written_fraction.replace(/0+$/, '');
  const digits = whole.length + fraction.length;
  if (digits > mostDigits) return { ok: false, fault: 'number_too_long', digits };
  const text = (whole || '0') + (fraction && `.${fraction}`);
  return { ok: true, text: sign === '-' && digits > 0 ? `-${text}` : text };
}
