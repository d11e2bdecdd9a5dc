/** Of every Parquet file of a snapshot. */
export const PARQUET_OPTIONS = 'FORMAT parquet, COMPRESSION zstd';
