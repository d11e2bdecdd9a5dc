/** A country or region that customers and partners are in. */
export interface Market {
  readonly name: string;
  readonly code: string;
  readonly area: string;
  readonly cities: readonly City[];
}

export interface City {
  readonly name: string;
  readonly state: string;
  readonly postalCode: string;
}

const city = (name: string, state: string, postalCode: string): City => ({
  name,
  state,
  postalCode,
});

const market = (name: string, code: string, area: string, ...cities: City[]): Market => ({
  name,
  code,
  area,
  cities,
});

const americas: readonly Market[] = [
  market(
    'United States',
    'US',
    'United States',
    city('Seattle', 'Washington', '98101'),
    city('Boise', 'Idaho', '83702'),
    city('Austin', 'Texas', '78701'),
    city('Boston', 'Massachusetts', '02108'),
  ),
  market('Canada', 'CA', 'Canada', city('Vancouver', 'British Columbia', 'V6B 1A1')),
  market('Brazil', 'BR', 'Latin America', city('São Paulo', 'São Paulo', '01310-100')),
  market('Mexico', 'MX', 'Latin America', city('Guadalajara', 'Jalisco', '44100')),
];

const europe: readonly Market[] = [
  market(
    'United Kingdom',
    'GB',
    'UK',
    city('London', 'England', 'EC1A 1BB'),
    city('Leeds', 'England', 'LS1 4AP'),
  ),
  market(
    'Germany',
    'DE',
    'Germany',
    city('Munich', 'Bavaria', '80331'),
    city('Köln', 'North Rhine-Westphalia', '50667'),
  ),
  market('France', 'FR', 'France', city('Lyon', 'Auvergne-Rhône-Alpes', '69001')),
  market('Greece', 'GR', 'Western Europe', city('Thessaloniki', 'Central Macedonia', '546 22')),
  market('Poland', 'PL', 'CEE', city('Kraków', 'Lesser Poland', '30-001')),
];

const asia: readonly Market[] = [
  market('Korea', 'KR', 'Korea', city('Seoul', 'Seoul', '04524'), city('Busan', 'Busan', '48058')),
  market(
    'Japan',
    'JP',
    'Japan',
    city('Tokyo', 'Tokyo', '100-0001'),
    city('Osaka', 'Osaka', '530-0001'),
  ),
  market('Australia', 'AU', 'ANZ', city('Sydney', 'New South Wales', '2000')),
  market('India', 'IN', 'India', city('Pune', 'Maharashtra', '411001')),
  market('United Arab Emirates', 'AE', 'MEA', city('Dubai', '', '')),
];

export const regions = [americas, europe, asia] as const;

/** A market by its two-letter code, with the region it lies in. */
export function marketOf(code: string): { market: Market; region: readonly Market[] } {
  for (const region of regions) {
    const found = region.find((candidate) => candidate.code === code);
    if (found) return { market: found, region };
  }
  throw new Error(`there is no market ${code}`);
}
