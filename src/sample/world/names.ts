import { at } from './random.ts';

const list = (text: string): readonly string[] => text.trim().split(/,\s+/);

/** Every name here is invented. */
const roots = list(`
  Aldermoor, Brindlewick, Corvane, Dunsable, Elmhollow, Farrowby, Glimmerford, Harrowgale,
  Inkberry, Juniperly, Kestrelby, Larkwhistle, Mossgrave, Nettlecombe, Oakhaven, Pebbleton,
  Quillmere, Rookstone, Saltmarsh, Thistledown, Umberfield, Vellumby, Wickerholt, Yarrowdale,
  Zephyrine, Amberlatch, Bellweather, Cinderpath, Duskwater, Everbrook, Foxglade, Gorsefell,
  Hollowreed, Ivoryhelm, Jasperlane, Kindlewood, Lindenrow, Marrowick, Northglass,
  Orchardine
`);

const trades = list(`
  Logistics, Foods, Robotics, Textiles, Clinics, Insurance, Energy, Printing, Ceramics,
  Airways, Academy, Optics, Dairies, Timber, Analytics, Motors, Pharma, Studios, Hotels,
  Shipping, Legal, Mining, Gardens, Retail, Housing
`);

const forms = list(`
  Ltd, Group, Inc, Partners, GmbH, Co-op, Holdings, S.A., LLC, KK
`);

const NAMES = roots.length * trades.length * forms.length;

/** A company name for each number, no two the same: 4441 shares no factor with the names' count. */
export function companyName(number: number): string {
  const spread = (number * 4441) % NAMES;
  const root = at(roots, spread);
  const trade = at(trades, Math.floor(spread / roots.length));
  const form = at(forms, Math.floor(spread / (roots.length * trades.length)));
  const repeat = Math.floor(number / NAMES);
  return `${root} ${trade} ${form}${repeat > 0 ? ` ${repeat + 1}` : ''}`;
}

/** Names that break careless quoting, encodings and spreadsheets. */
export const awkwardNames = [
  'Quillmere "Q" Foods',
  'Brandle, Oakes & Daughters',
  'Tab\tTide Shipping',
  'Two-Line\nHoldings',
  'Carriage\r\nReturn Coaches',
  '달보드레 물산',
  'شركة نسيم الواحة',
  'Γαλανόπετρα Τρόφιμα',
  'Rocket 🚀 Noodles',
  '=SUM(Apples) Trading',
  "O'Fennimoor's Bakery",
  '  Padded Interiors  ',
  'Semi;Colon | Pipe \\ Backslash',
  'NULL',
] as const;

export const firstNames = list(`
  Mira, Tobin, Anouk, Jae, Soraya, Piet, Imogen, Kenji, Lucía, Omar, Freya, Zoë, 서연, Νίκη,
  Bram, Ayo
`);

export const lastNames = list(`
  Fennimoor, O'Dallow, Brightwater, van der Quill, Harrowby, Kestrel-Moss, Lindqvale, Ōtsuru,
  Peverhame, Rookwood, Sandoval y Río, Thackerby, Umberley, Wrenfield
`);

/** Lower-case ASCII letters and digits of a name, for domains and mailboxes; a number tells two apart. */
export const domainLabel = (name: string, number: number | '' = ''): string =>
  `${
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '')
      .slice(0, 16) || 'customer'
  }${number}`;
