import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissCircleRegular, ShieldErrorRegular } from '@fluentui/react-icons';
import type { AuditEvent } from '@partner-insights/client/browser';
import { Facts } from '../../../components/facts.tsx';
import { Mono } from '../../../components/mono.tsx';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { Disclosure } from '../disclosure.tsx';
import { useRowStyles } from '../row-styles.ts';

const useStyles = makeStyles({
  row: { padding: '10px 16px 6px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 10px' },
  time: { marginInlineStart: 'auto', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  actor: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  detail: {
    margin: '10px 0 0',
    padding: '10px 12px',
    maxHeight: '240px',
    overflow: 'auto',
    borderRadius: '6px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

export function AuditRow({ event }: { readonly event: AuditEvent }) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { texts, language } = useI18n();
  const { audit } = texts.operator;
  const actions: Readonly<Record<string, string>> = audit.actions;
  const clock = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' });
  return (
    <article className={mergeClasses(rows.row, styles.row)}>
      <div className={styles.head}>
        <span className={rows.strong}>{actions[event.action] ?? event.action}</span>
        <Outcome outcome={event.outcome} />
        <span className={styles.actor}>{event.actorName ?? event.actorId ?? audit.nobody}</span>
        <time className={mergeClasses(rows.small, styles.time)} dateTime={event.eventTime}>
          {clock.format(new Date(event.eventTime))}
        </time>
      </div>
      <Disclosure summary={audit.details}>
        <Details event={event} />
      </Disclosure>
    </article>
  );
}

/** What went well is the rule. */
function Outcome({ outcome }: { readonly outcome: string }) {
  const { outcomes } = useI18n().texts.operator.audit;
  if (outcome === 'refused') {
    return (
      <Badge appearance="tint" color="warning" icon={<ShieldErrorRegular />}>
        {outcomes.refused}
      </Badge>
    );
  }
  if (outcome !== 'failed') return null;
  return (
    <Badge appearance="tint" color="danger" icon={<DismissCircleRegular />}>
      {outcomes.failed}
    </Badge>
  );
}

function Details({ event }: { readonly event: AuditEvent }) {
  const styles = useStyles();
  const { audit } = useI18n().texts.operator;
  const facts = [
    [audit.action, event.action],
    [audit.target, event.target],
    [audit.actorId, event.actorId],
    [audit.tenant, event.tenantId],
    [audit.address, event.address],
    [audit.correlation, event.correlationId],
    [audit.eventId, event.eventId],
  ] as const;
  return (
    <>
      <Facts
        facts={facts.flatMap(([name, value]) =>
          value === null ? [] : [{ name, value: <Mono>{value}</Mono> }],
        )}
      />
      {Object.keys(event.detail).length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is scrolled by keys, too
        <section tabIndex={0} aria-label={audit.details} className={styles.detail} lang="en">
          {JSON.stringify(event.detail, null, 2)}
        </section>
      )}
    </>
  );
}
