import { makeStyles } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { edited } from './draft/draft.ts';
import { DraftHeader } from './draft/draft-header.tsx';
import { DraftNotices } from './draft/draft-notices.tsx';
import { useAddress } from './draft/use-address.ts';
import { useDraft } from './draft/use-draft.ts';
import { useLeaveWarning } from './draft/use-leave-warning.ts';
import { useRememberingRun } from './history/use-remembering-run.ts';
import { type OpenPanel, Panels } from './panels.tsx';
import { Results } from './results/results.tsx';
import { useRunShortcut } from './run/use-run-shortcut.ts';
import { WritingCard } from './writing/writing-card.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', gap: '16px', gridTemplateColumns: 'minmax(0, 1fr)' },
});

export function WorkbenchPage() {
  const styles = useStyles();
  const [draft, change] = useDraft();
  const address = useAddress(draft, change);
  useLeaveWarning(draft);
  const runner = useRememberingRun();
  const [panel, setPanel] = useState<OpenPanel>(null);
  const { start } = runner;
  const { text } = draft;
  const run = useCallback(() => {
    if (text.trim() !== '') start(text);
  }, [start, text]);
  useRunShortcut(run);
  return (
    <div className={styles.page} data-wide-page>
      <DraftHeader draft={draft} change={change} openPanel={setPanel} />
      <DraftNotices draft={draft} change={change} address={address} />
      <WritingCard
        draft={draft}
        change={change}
        setText={(text) => change((current) => edited(current, text))}
        runner={runner}
        run={run}
      />
      <Results runner={runner} text={draft.text} openGallery={() => setPanel('gallery')} />
      <Panels open={panel} setOpen={setPanel} change={change} />
    </div>
  );
}
