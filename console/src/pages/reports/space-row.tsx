import { useListStyles } from './list-styles.ts';

/** Stands for rows that are not there because they are far from the window. */
export function SpaceRow({
  pixels,
  columns,
}: {
  readonly pixels: number;
  readonly columns: number;
}) {
  const styles = useListStyles();
  if (pixels <= 0) return null;
  return (
    <tr aria-hidden className={styles.space}>
      <td colSpan={columns} style={{ height: `${pixels}px` }} />
    </tr>
  );
}
