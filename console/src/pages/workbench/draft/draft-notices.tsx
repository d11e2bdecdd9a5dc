import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTexts } from '../../../i18n/i18n-context.tsx';
import { broughtBack, type Draft } from './draft.ts';

interface Props {
  readonly draft: Draft;
  change(by: (draft: Draft) => Draft): void;
  readonly address: { readonly isMissing: boolean; giveUp(): void };
}

/** That a link led nowhere, or that a text has made room for another. */
export function DraftNotices({ draft, change, address }: Props) {
  const { workbench: texts } = useTexts();
  const forget = () => change((current) => ({ ...current, aside: null }));
  return (
    <>
      {address.isMissing && (
        <MessageBar intent="warning">
          <MessageBarBody>{texts.missing}</MessageBarBody>
          <MessageBarActions containerAction={<Dismiss onClick={address.giveUp} />} />
        </MessageBar>
      )}
      {draft.aside && (
        <MessageBar intent="info">
          <MessageBarBody>{texts.aside}</MessageBarBody>
          <MessageBarActions containerAction={<Dismiss onClick={forget} />}>
            <Button onClick={() => change(broughtBack)}>{texts.bringBack}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </>
  );
}

function Dismiss({ onClick }: { readonly onClick: () => void }) {
  const { workbench: texts } = useTexts();
  return (
    <Button
      appearance="transparent"
      aria-label={texts.dismiss}
      icon={<DismissRegular />}
      onClick={onClick}
    />
  );
}
