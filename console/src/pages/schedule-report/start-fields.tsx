import { Button, Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useId } from 'react';
import { useI18n } from '../../i18n/i18n-context.tsx';
import { isUtc, offsetAt, offsetName } from '../../schedule/zone.ts';
import type { FormState } from './form-state.ts';
import { useFormStyles } from './form-styles.ts';
import { zoneOf } from './schedule-form.ts';
import { useProblemText } from './use-problem-text.ts';
import { rewriteWall, wallDate, wallTime } from './wall-text.ts';

export function StartFields({ state }: { readonly state: FormState }) {
  const fields = useFormStyles();
  const { when } = useI18n().texts.scheduleReport;
  const problem = useProblemText(state);
  const { schedule } = state.form;
  const wrong = problem('start');
  const messageId = useId();
  return (
    <>
      <div>
        <div className={fields.row}>
          <Field
            label={when.startDate}
            className={fields.short}
            validationState={wrong ? 'error' : 'none'}
          >
            <Input
              type="date"
              className={fields.fill}
              aria-describedby={messageId}
              min={wallDate('UTC', state.rules.now)}
              value={schedule.date}
              onChange={(_, { value }) => state.changeSchedule({ date: value })}
            />
          </Field>
          <Field
            label={when.startTime}
            className={fields.shorter}
            validationState={wrong ? 'error' : 'none'}
          >
            <Input
              type="time"
              className={fields.fill}
              aria-describedby={messageId}
              value={schedule.time}
              onChange={(_, { value }) => state.changeSchedule({ time: value })}
            />
          </Field>
        </div>
        <div id={messageId}>
          <Field
            validationMessage={wrong}
            hint={state.read.isTwice && !wrong ? when.twice : undefined}
          />
        </div>
        <TakeEarliest state={state} />
      </div>
      <ZoneField state={state} />
    </>
  );
}

/** What would be right, to be taken at once. */
function TakeEarliest({ state }: { readonly state: FormState }) {
  const { texts, formats } = useI18n();
  const problem = state.problemOf('start');
  if (problem?.code !== 'tooEarly') return null;
  const { earliest } = problem;
  const zone = zoneOf(state.form.schedule, state.rules);
  const take = () =>
    state.changeSchedule({ date: wallDate(zone, earliest), time: wallTime(zone, earliest) });
  return (
    <Button size="small" onClick={take}>
      {texts.scheduleReport.when.takeEarliest(formats.inZone(zone).shortDayAndClock(earliest))}
    </Button>
  );
}

/** Whose clocks the dates and times of the form are of. What they stand for stays. */
export function ZoneField({ state }: { readonly state: FormState }) {
  const fields = useFormStyles();
  const { texts } = useI18n();
  const { when } = texts.scheduleReport;
  const { zone, now } = state.rules;
  if (isUtc(zone)) return <p className={fields.note}>{when.utcOnly}</p>;
  const change = (inUtc: boolean) => {
    const [from, to] = inUtc ? [zone, 'UTC'] : ['UTC', zone];
    const { schedule, periodFrom, periodTo } = state.form;
    state.changeSchedule({ inUtc, ...rewriteWall(schedule, from, to) });
    const moved = (text: string) => {
      const [date = '', time = ''] = text.split('T');
      const wall = rewriteWall({ date, time }, from, to);
      return text && `${wall.date}T${wall.time}`;
    };
    state.change({ periodFrom: moved(periodFrom), periodTo: moved(periodTo) });
  };
  const mine = texts.schedule.zone(zone, offsetName(offsetAt(zone, now)));
  return (
    <Field label={when.zone}>
      <RadioGroup
        className={fields.pairs}
        value={state.form.schedule.inUtc ? 'utc' : 'mine'}
        onChange={(_, { value }) => change(value === 'utc')}
      >
        <Radio value="mine" label={mine} />
        <Radio value="utc" label={when.utc} />
      </RadioGroup>
    </Field>
  );
}
