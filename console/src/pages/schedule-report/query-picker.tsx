import { Combobox, makeStyles, Option, OptionGroup, tokens } from '@fluentui/react-components';
import type { Query } from '@partner-insights/client/browser';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n-context.tsx';
import { useFormStyles } from './form-styles.ts';
import { matchingQueries } from './matching-queries.ts';

const useStyles = makeStyles({
  option: { display: 'grid', minWidth: 0 },
  description: {
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  nothing: { padding: '6px 8px', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly queries: readonly Query[];
  readonly queryId: string | null;
  choose(queryId: string): void;
}

/** Searches names, descriptions and texts; the reader's own queries first. */
export function QueryPicker({ queries, queryId, choose }: Props) {
  const styles = useStyles();
  const { fill } = useFormStyles();
  const { query: texts } = useTexts().scheduleReport;
  const [term, setTerm] = useState<string | null>(null);
  const chosen = queries.find((one) => one.queryId === queryId);
  const found = matchingQueries(queries, term ?? '');
  const groups = [
    { label: texts.own, found: found.filter(({ type }) => type !== 'system') },
    { label: texts.system, found: found.filter(({ type }) => type === 'system') },
  ].filter((group) => group.found.length > 0);
  return (
    <Combobox
      className={fill}
      placeholder={texts.placeholder}
      value={term ?? chosen?.name ?? ''}
      selectedOptions={queryId ? [queryId] : []}
      onChange={({ target }) => setTerm(target.value)}
      onBlur={() => setTerm(null)}
      onOptionSelect={(_, { optionValue }) => {
        setTerm(null);
        if (optionValue) choose(optionValue);
      }}
    >
      {groups.map(({ label, found: queriesOf }) => (
        <OptionGroup key={label} label={label}>
          {queriesOf.map((one) => (
            <Option key={one.queryId} value={one.queryId} text={one.name}>
              <span className={styles.option}>
                <span lang={one.type === 'system' ? 'en' : undefined}>{one.name}</span>
                <span className={styles.description} lang="en">
                  {one.description ?? one.query}
                </span>
              </span>
            </Option>
          ))}
        </OptionGroup>
      ))}
      {groups.length === 0 && <div className={styles.nothing}>{texts.nothing}</div>}
    </Combobox>
  );
}
