/** The shapes that Plot draws by these names, five units around the middle. */
const paths: Readonly<Record<string, string>> = {
  circle: 'M5 0A5 5 0 1 1-5 0A5 5 0 1 1 5 0Z',
  square: 'M-4.4-4.4h8.8v8.8h-8.8Z',
  triangle: 'M0-5.6L5 3.6H-5Z',
  diamond: 'M0-6L3.8 0L0 6L-3.8 0Z',
  cross: 'M-5.2-1.8h3.4v-3.4h3.6v3.4h3.4v3.6h-3.4v3.4h-3.6v-3.4h-3.4Z',
  star: 'M0-6L1.4-1.9H5.7L2.2.7L3.5 4.9L0 2.3L-3.5 4.9L-2.2.7L-5.7-1.9H-1.4Z',
  wye: 'M1.8 1v4.4h-3.6V1L-5.6-1.2L-3.8-4.2L0-2L3.8-4.2L5.6-1.2Z',
  times: 'M-5-3.2L-3.2-5L0-1.8L3.2-5L5-3.2L1.8 0L5 3.2L3.2 5L0 1.8L-3.2 5L-5 3.2L-1.8 0Z',
};

export const symbolPath = (symbol: string): string => paths[symbol] ?? paths.circle ?? '';
