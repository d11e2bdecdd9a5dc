import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DeleteRegular, HistoryRegular } from '@fluentui/react-icons';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { SidePanel } from '../side-panel.tsx';
import { useHistory } from './use-history.ts';

const useStyles = makeStyles({
  lead: { margin: '0 24px 12px', color: tokens.colorNeutralForeground2 },
  list: {
    flex: 1,
    minHeight: 0,
    overflowY: 'auto',
    margin: 0,
    padding: '0 24px 16px',
    listStyleType: 'none',
  },
  open: {
    display: 'block',
    width: '100%',
    marginBottom: '8px',
    padding: '10px 14px',
    borderRadius: '8px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  code: {
    display: '-webkit-box',
    WebkitLineClamp: 3,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
    lineHeight: '18px',
    overflowWrap: 'anywhere',
  },
  time: {
    display: 'block',
    marginTop: '6px',
    fontSize: '12px',
    color: tokens.colorNeutralForeground3,
  },
  foot: { padding: '12px 24px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

interface Props {
  close(): void;
  openText(text: string): void;
}

export function HistoryPanel({ close, openText }: Props) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { past: words } = texts.workbench;
  const { past, clear } = useHistory();
  return (
    <SidePanel title={words.title} close={close}>
      <p className={styles.lead}>{words.lead}</p>
      {past.length === 0 ? (
        <EmptyState icon={<HistoryRegular />} title={words.empty}>
          {words.emptyLead}
        </EmptyState>
      ) : (
        <>
          <ul className={styles.list}>
            {past.map(({ text, time }) => (
              <li key={`${time} ${text}`}>
                <button type="button" className={styles.open} onClick={() => openText(text)}>
                  <code className={styles.code} translate="no">
                    {text}
                  </code>
                  <span className={styles.time}>{formats.time(time)}</span>
                </button>
              </li>
            ))}
          </ul>
          <div className={styles.foot}>
            <Button icon={<DeleteRegular />} onClick={clear}>
              {words.clear}
            </Button>
          </div>
        </>
      )}
    </SidePanel>
  );
}
