import { makeStyles, mergeClasses, Tooltip, tokens } from '@fluentui/react-components';
import type { RecentRun } from '@partner-insights/client/browser';
import { type PointerEvent, useState } from 'react';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { useOutcomeStyles } from './outcome-styles.ts';
import { outcomeOf } from './run-outcome.ts';
import { runWords } from './run-words.ts';
import { StripBar } from './strip-bar.tsx';
import { stripSummary } from './strip-summary.ts';

const PLACES = 30;
const STEP = 6;
const HEIGHT = 24;
const WIDTH = PLACES * STEP;

const useStyles = makeStyles({
  svg: { display: 'block', width: `${WIDTH}px`, height: `${HEIGHT}px`, maxWidth: '100%' },
  empty: { fill: tokens.colorNeutralStroke2 },
});

/** The last runs as bars, the newest at the right: how it went, at a glance and in words. */
export function SuccessStrip({ runs }: { readonly runs: readonly RecentRun[] }) {
  const styles = useStyles();
  const colours = useOutcomeStyles();
  const { texts, formats } = useI18n();
  const [hovered, setHovered] = useState<SVGGElement | null>(null);
  const run = runs[Number(hovered?.dataset.run)];
  const hover = ({ target }: PointerEvent) =>
    setHovered((target as Element).closest<SVGGElement>('[data-run]'));
  return (
    <>
      <svg
        className={styles.svg}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={stripSummary(runs, texts.reports.strip, formats)}
        onPointerMove={hover}
        onPointerLeave={() => setHovered(null)}
      >
        {Array.from({ length: PLACES }, (_, place) => {
          const at = PLACES - 1 - place;
          const one = runs[at];
          const x = place * STEP;
          return one ? (
            <g key={one.dueTime} data-run={at} className={mergeClasses(colours[outcomeOf(one)])}>
              <StripBar outcome={outcomeOf(one)} x={x} height={HEIGHT} />
            </g>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the places are what they are
            <circle key={place} className={styles.empty} cx={x + 2} cy={HEIGHT - 3} r={1} />
          );
        })}
      </svg>
      <Tooltip
        content={run ? runWords(run, texts, formats) : ''}
        relationship="inaccessible"
        visible={run !== undefined}
        positioning={{ target: hovered, position: 'above' }}
      />
    </>
  );
}
