import type { Query, SampleQuery } from '@partner-insights/client/browser';
import { readQuery } from '../../../report-language/read-query.ts';

export type GallerySection = 'own' | 'system' | 'samples';

export interface GalleryQuery {
  readonly kind: 'query';
  readonly key: string;
  readonly section: GallerySection;
  readonly name: string;
  readonly description: string | null;
  readonly dataset: string | null;
  readonly text: string;
  /** Null for a sample. */
  readonly stored: Query | null;
}

export interface GalleryHeading {
  readonly kind: 'heading';
  readonly key: string;
  readonly section: GallerySection;
  readonly count: number;
}

export type GalleryEntry = GalleryHeading | GalleryQuery;

/** The newest of one's own first, then what the service brings. */
export function galleryQueries(
  queries: readonly Query[],
  samples: readonly SampleQuery[],
): GalleryQuery[] {
  const own = queries
    .filter(({ type }) => type !== 'system')
    .toSorted((one, other) => ((one.createdTime ?? '') > (other.createdTime ?? '') ? -1 : 1));
  const system = queries.filter(({ type }) => type === 'system');
  return [
    ...own.map((query) => storedEntry('own', query)),
    ...system.map((query) => storedEntry('system', query)),
    ...samples.map(sampleEntry),
  ];
}

const datasetOf = (text: string): string | null => readQuery(text).dataset?.text ?? null;

const storedEntry = (section: GallerySection, query: Query): GalleryQuery => ({
  kind: 'query',
  ...{ key: query.queryId, section, name: query.name, description: query.description },
  ...{ dataset: datasetOf(query.query), text: query.query, stored: query },
});

const sampleEntry = ({ title, query }: SampleQuery, index: number): GalleryQuery => ({
  kind: 'query',
  ...{ key: `sample-${index}`, section: 'samples', name: title, description: null },
  ...{ dataset: datasetOf(query), text: query, stored: null },
});

/** Those that hold every word of the term, below the headings of their sections. */
export function galleryEntries(all: readonly GalleryQuery[], term: string): GalleryEntry[] {
  const words = term.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(({ name, description, text }) => {
    const place = `${name}\n${description ?? ''}\n${text}`.toLowerCase();
    return words.every((word) => place.includes(word));
  });
  return [...Map.groupBy(found, ({ section }) => section)].flatMap(
    ([section, members]): GalleryEntry[] => [
      { kind: 'heading', key: section, section, count: members.length },
      ...members,
    ],
  );
}
