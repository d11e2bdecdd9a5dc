import { Button, Dialog, DialogTrigger, Tooltip } from '@fluentui/react-components';
import { CodeRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTexts } from '../i18n/i18n-context.tsx';
import { CodeDialog } from './code-dialog.tsx';
import type { ArgsOf, MethodName } from './http-call.ts';

interface Props<Method extends MethodName> {
  /** Of the typed client. */
  readonly method: Method;
  readonly args: ArgsOf<Method>;
  /** The icon alone, where there is little room. */
  readonly compact?: boolean;
}

/** Stands beside an action, and shows how a program would do the same. */
export function ShowAsCode<Method extends MethodName>({ method, args, compact }: Props<Method>) {
  const { code } = useTexts();
  const [open, setOpen] = useState(false);
  const button = (
    <Button appearance="subtle" icon={<CodeRegular />}>
      {compact ? undefined : code.show}
    </Button>
  );
  return (
    <Dialog open={open} onOpenChange={(_, { open: opened }) => setOpen(opened)}>
      <DialogTrigger disableButtonEnhancement>
        {compact ? (
          <Tooltip content={code.show} relationship="label">
            {button}
          </Tooltip>
        ) : (
          button
        )}
      </DialogTrigger>
      <CodeDialog call={{ method, args }} />
    </Dialog>
  );
}
