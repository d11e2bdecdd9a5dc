import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, HistoryRegular, LibraryRegular } from '@fluentui/react-icons';
import { PageHeader } from '../../../components/page-header.tsx';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import type { OpenPanel } from '../panels.tsx';
import { type Draft, emptyDraft, isDirty, opened } from './draft.ts';

const useStyles = makeStyles({
  header: { '& > header': { marginBottom: 0 } },
  origin: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 8px',
  },
  name: { fontWeight: 600, color: tokens.colorNeutralForeground1, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface Props {
  readonly draft: Draft;
  change(by: (draft: Draft) => Draft): void;
  openPanel(panel: OpenPanel): void;
}

/** Which query this is, and where others are found. */
export function DraftHeader({ draft, change, openPanel }: Props) {
  const styles = useStyles();
  const { workbench: texts } = useTexts();
  return (
    <div className={styles.header}>
      <PageHeader title={texts.title} lead={<OriginLine draft={draft} />}>
        <div className={styles.buttons}>
          <Button icon={<LibraryRegular />} onClick={() => openPanel('gallery')}>
            {texts.gallery}
          </Button>
          <Button icon={<HistoryRegular />} onClick={() => openPanel('history')}>
            {texts.history}
          </Button>
          <Button
            icon={<AddRegular />}
            disabledFocusable={draft.text === ''}
            onClick={() => change((current) => opened(current, emptyDraft.text))}
          >
            {texts.fresh}
          </Button>
        </div>
      </PageHeader>
    </div>
  );
}

function OriginLine({ draft }: { readonly draft: Draft }) {
  const styles = useStyles();
  const { workbench: texts } = useTexts();
  const { origin } = draft;
  const isSystem = origin?.type === 'system';
  return (
    <div className={styles.origin}>
      <span className={styles.name} lang={isSystem ? 'en' : undefined}>
        {origin?.name ?? texts.untitled}
      </span>
      {origin && (
        <Badge appearance="outline" color="informative">
          {isSystem ? texts.system : texts.own}
        </Badge>
      )}
      {isDirty(draft) && (
        <Badge appearance="tint" color="warning">
          {origin ? texts.changed : texts.unsaved}
        </Badge>
      )}
    </div>
  );
}
