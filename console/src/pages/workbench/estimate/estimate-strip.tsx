import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { EyeOffRegular } from '@fluentui/react-icons';
import type { Explanation, NumberRange } from '@partner-insights/client/browser';
import type { ReactNode } from 'react';
import { ShowAsCode } from '../../../code-samples/show-as-code.tsx';
import { spoken } from '../../../components/spoken.ts';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { coveredText } from './covered-text.ts';
import { useEstimate } from './use-estimate.ts';

const useStyles = makeStyles({
  strip: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 16px',
    minHeight: '44px',
    padding: '6px 8px 6px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: '13px',
    color: tokens.colorNeutralForeground2,
  },
  title: { fontWeight: 600, '@media (max-width: 560px)': { flexBasis: '100%' } },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    flex: 1,
    gap: '4px 16px',
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
  },
  fact: { display: 'flex', flexWrap: 'wrap', gap: '0 6px', alignItems: 'baseline' },
  value: { margin: 0, color: tokens.colorNeutralForeground1, fontWeight: 600 },
  range: { fontSize: '12px', color: tokens.colorNeutralForeground2, fontWeight: 400 },
  withheld: { display: 'flex', alignItems: 'center', gap: '4px' },
  spoken,
});

/** What the query would be as a report: told before it is made one. */
export function EstimateStrip(props: { readonly text: string; readonly isValid: boolean }) {
  const styles = useStyles();
  const { estimate: texts } = useI18n().texts.workbench;
  const { text, isValid } = props;
  const { data, isFetching, isError } = useEstimate(text, isValid);
  const isEmpty = text.trim() === '';
  const shown = isEmpty || !isValid ? undefined : data;
  return (
    <div className={styles.strip}>
      <span className={styles.title}>{texts.title}</span>
      {isEmpty && texts.waiting}
      {!isEmpty && !isValid && texts.invalid}
      {shown && <EstimateFacts estimate={shown} />}
      {!shown && !isEmpty && isValid && isError && texts.failed}
      {isFetching && (
        <Spinner
          size="extra-tiny"
          aria-label={texts.working}
          label={shown ? undefined : texts.working}
        />
      )}
      {!isEmpty && isValid && <ShowAsCode compact method="explain" args={[{ query: text }]} />}
    </div>
  );
}

interface FactsProps {
  readonly estimate: Explanation;
}

function EstimateFacts({ estimate }: FactsProps) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { estimate: words } = texts.workbench;
  const { rows, fileBytes, seconds, watermark, redacted } = estimate;
  const inSeconds = (value: number) => (value < 1 ? words.underSecond : formats.duration(value));
  return (
    <dl className={styles.facts}>
      <Guess range={rows} spell={(count) => words.rows(count, formats.number(count))} />
      <Guess name={words.size} range={fileBytes} spell={formats.bytes} />
      <Guess name={words.time} range={seconds} spell={inSeconds} />
      <Fact name={words.covers}>{coveredText(estimate, formats, words.everything)}</Fact>
      {watermark && <Fact name={words.loaded}>{formats.time(watermark)}</Fact>}
      {redacted.length > 0 && (
        <div className={styles.withheld} title={formats.list(redacted)}>
          <EyeOffRegular aria-hidden />
          {words.withheld(redacted.length, formats.number(redacted.length))}
        </div>
      )}
    </dl>
  );
}

interface GuessProps {
  readonly name?: string;
  readonly range: NumberRange;
  spell(value: number): string;
}

/** A number, and between which others it lies. */
function Guess({ name, range: { estimate, low, high }, spell }: GuessProps) {
  const styles = useStyles();
  const { estimate: words } = useI18n().texts.workbench;
  const [least, most] = [spell(low), spell(high)];
  return (
    <Fact name={name}>
      {least === most ? spell(estimate) : words.about(spell(estimate))}
      {least !== most && <span className={styles.range}>{` ${words.range(least, most)}`}</span>}
    </Fact>
  );
}

function Fact({
  name,
  children,
}: {
  readonly name?: string | undefined;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const { chart } = useI18n().texts.workbench;
  return (
    <div className={styles.fact}>
      <dt className={name ? undefined : styles.spoken}>{name ?? chart.rows}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
}
