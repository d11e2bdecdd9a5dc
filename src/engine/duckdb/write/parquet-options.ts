/**
 * Of every Parquet file of a snapshot. Row groups of 122,880 rows: a run skips those outside its time, and
 * larger ones make a month dearer (1.6 times at 491,520), smaller ones the file larger (4 % at 30,720);
 * docs/performance.md.
 */
export const PARQUET_OPTIONS = 'FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880';
