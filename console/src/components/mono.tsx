import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Breakable } from './breakable.tsx';

const useStyles = makeStyles({
  mono: { fontFamily: tokens.fontFamilyMonospace, fontSize: '13px', overflowWrap: 'anywhere' },
  strong: { fontWeight: 600 },
});

/** Names and formulas, as a query writes them: no language's words. */
export function Mono({
  children,
  strong,
}: {
  readonly children: string;
  readonly strong?: boolean;
}) {
  const styles = useStyles();
  return (
    <code className={mergeClasses(styles.mono, strong && styles.strong)} translate="no">
      <Breakable name={children} />
    </code>
  );
}
