import { Button, makeStyles, Switch, Tooltip, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular, WarningRegular } from '@fluentui/react-icons';
import { type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import { OPERATIONS_KEY } from '../../../api/use-operations.ts';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
    '@media (max-width: 560px)': { columnGap: 0 },
    color: tokens.colorNeutralForeground2,
  },
  time: { fontVariantNumeric: 'tabular-nums', marginInlineEnd: '4px' },
  stale: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    width: '100%',
    color: tokens.colorPaletteRedForeground1,
  },
});

interface Props {
  readonly answers: readonly UseQueryResult<unknown>[];
  readonly isLive: boolean;
  setLive(isLive: boolean): void;
}

/** As of when, and whether it goes on by itself; the sighted see it change, others are not disturbed. */
export function LiveBar({ answers, isLive, setLive }: Props) {
  const styles = useStyles();
  const { texts, language } = useI18n();
  const { overview } = texts.operator;
  const queries = useQueryClient();
  const times = answers.map(({ dataUpdatedAt }) => dataUpdatedAt).filter((time) => time > 0);
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'medium' });
  const refresh = () => void queries.invalidateQueries({ queryKey: [OPERATIONS_KEY] });
  return (
    <div className={styles.bar}>
      {times.length > 0 && (
        <span className={styles.time}>{overview.asOf(clock.format(Math.min(...times)))}</span>
      )}
      <Switch
        checked={isLive}
        onChange={(_, { checked }) => setLive(checked)}
        label={overview.live}
      />
      <Tooltip content={overview.refresh} relationship="label">
        <Button appearance="subtle" icon={<ArrowClockwiseRegular />} onClick={refresh} />
      </Tooltip>
      <ShowAsCode method="adminQueue" args={[]} compact />
      {answers.some(({ isError, data }) => isError && data !== undefined) && (
        <span className={styles.stale} role="status">
          <WarningRegular aria-hidden />
          {overview.stale}
        </span>
      )}
    </div>
  );
}
