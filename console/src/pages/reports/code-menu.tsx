import {
  Dialog,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { CodeRegular } from '@fluentui/react-icons';
import type { Report, ReportFormat } from '@partner-insights/client/browser';
import { useState } from 'react';
import { CodeDialog } from '../../code-samples/code-dialog.tsx';
import type { ClientCall } from '../../code-samples/http-call.ts';
import { useTexts } from '../../i18n/i18n-context.tsx';

/** How a program would do what this page does, action by action. */
export function CodeMenu({ report }: { readonly report: Report }) {
  const { reports: texts } = useTexts();
  const [call, setCall] = useState<ClientCall>();
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton appearance="subtle" icon={<CodeRegular />}>
            {texts.actions.code}
          </MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {Object.entries(callsOf(report, texts.runDialog.suffix(report.reportName))).map(
              ([action, made]) => (
                <MenuItem key={action} onClick={() => setCall(made)}>
                  {texts.codeOf[action as keyof typeof texts.codeOf]}
                </MenuItem>
              ),
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {call && (
        <Dialog open onOpenChange={(_, { open }) => !open && setCall(undefined)}>
          <CodeDialog call={call} />
        </Dialog>
      )}
    </>
  );
}

function callsOf({ reportId, queryId, format }: Report, reportName: string) {
  const once = {
    ...{ reportName, queryId: queryId ?? '', executeNow: true },
    ...(format && { format: format as ReportFormat }),
  };
  return {
    report: { method: 'reports', args: [{ reportId }] },
    history: { method: 'reportHistory', args: [reportId] },
    files: { method: 'executions', args: [reportId, { status: 'Completed', latest: false }] },
    runNow: { method: 'createReport', args: [once] },
    pause: { method: 'pauseReport', args: [reportId] },
    resume: { method: 'resumeReport', args: [reportId] },
    delete: { method: 'deleteReport', args: [reportId] },
  } as const satisfies Record<string, ClientCall>;
}
