/** A line for each dataset of the sample world as it is written, on standard error. */
export function sampleProgress(): (written: { dataset: string; rows: number }) => void {
  let first = true;
  return ({ dataset, rows }) => {
    if (first) console.error('Making the sample world:');
    first = false;
    console.error(`  ${dataset.padEnd(34)} ${rows.toLocaleString('en').padStart(10)} rows`);
  };
}
