import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useI18n } from '../i18n/i18n-context.tsx';
import type { DatasetChange } from './change-dataset.ts';
import type { FormState } from './form-state.ts';

export interface Dropped extends DatasetChange {
  readonly dataset: string;
  /** The query as it was. */
  readonly before: string;
}

interface Props {
  readonly form: FormState;
  readonly dropped: Dropped | null;
  dismiss(): void;
}

/** What a change of dataset has taken away, for as long as nothing else was changed. */
export function DroppedNotice({ form, dropped, dismiss }: Props) {
  const { texts, formats } = useI18n();
  const { dropped: words, undo, close } = texts.queryForm;
  if (!dropped || form.text !== dropped.text) return null;
  const goBack = (): void => {
    form.replace(dropped.before);
    dismiss();
  };
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{words(dropped.dataset, formats.list(dropped.dropped))}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            size="small"
            icon={<DismissRegular />}
            aria-label={close}
            onClick={dismiss}
          />
        }
      >
        <Button size="small" onClick={goBack}>
          {undo}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
