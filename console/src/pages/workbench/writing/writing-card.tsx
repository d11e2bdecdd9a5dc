import { makeStyles, mergeClasses, Tab, TabList, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import type { Draft } from '../draft/draft.ts';
import { EstimateStrip } from '../estimate/estimate-strip.tsx';
import type { Runner } from '../run/use-run.ts';
import { ActionBar } from './action-bar.tsx';
import { QueryFormPanel } from './query-form-panel.tsx';
import { QueryTextPanel } from './query-text-panel.tsx';
import { useNarrow } from './use-narrow.ts';

const useStyles = makeStyles({
  card: {
    minWidth: 0,
    borderRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
  },
  body: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)' },
  both: { gridTemplateColumns: 'minmax(0, 1fr) minmax(340px, 420px)' },
  form: {
    position: 'relative',
    minHeight: '344px',
    borderInlineStartWidth: '1px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke2,
  },
  /** The text alone says how high the card is; the form scrolls within it. */
  scroll: { position: 'absolute', inset: 0, overflowY: 'auto' },
  tabs: { padding: '0 8px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
});

interface Props {
  readonly draft: Draft;
  change(by: (draft: Draft) => Draft): void;
  setText(text: string): void;
  readonly runner: Runner;
  run(): void;
}

/** The text and the form of one query, what can be done with it, and what it would be as a report. */
export function WritingCard({ draft, change, setText, runner, run }: Props) {
  const styles = useStyles();
  const isNarrow = useNarrow();
  const { workbench: texts } = useTexts();
  const [isFormOpen, setFormOpen] = useState(true);
  const [tab, setTab] = useState<'text' | 'form'>('text');
  const [errors, setErrors] = useState(0);
  const formId = useId();
  const { text } = draft;
  const showsText = !isNarrow || tab === 'text';
  const showsForm = isNarrow ? tab === 'form' : isFormOpen;
  return (
    <section className={styles.card} aria-label={texts.query}>
      <ActionBar
        {...{ draft, change, runner, run }}
        form={isNarrow ? null : { id: formId, isOpen: isFormOpen, setOpen: setFormOpen }}
      />
      {isNarrow && (
        <TabList
          className={styles.tabs}
          aria-label={texts.views}
          selectedValue={tab}
          onTabSelect={(_, { value }) => setTab(value as typeof tab)}
        >
          <Tab value="text">{texts.text}</Tab>
          <Tab value="form">{texts.form}</Tab>
        </TabList>
      )}
      <div className={mergeClasses(styles.body, !isNarrow && showsForm && styles.both)}>
        {showsText && (
          <QueryTextPanel text={text} setText={setText} run={run} setErrors={setErrors} />
        )}
        {showsForm && (
          <div id={formId} className={isNarrow ? undefined : styles.form}>
            <div className={isNarrow ? undefined : styles.scroll}>
              <QueryFormPanel text={text} setText={setText} />
            </div>
          </div>
        )}
      </div>
      <EstimateStrip text={text} isValid={errors === 0} />
    </section>
  );
}
