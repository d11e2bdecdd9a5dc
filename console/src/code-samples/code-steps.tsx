import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.tsx';
import { useMe } from '../api/use-me.ts';
import { useConsoleConfig } from '../config/config-context.tsx';
import { serverBase } from '../config/console-config.ts';
import { useTexts } from '../i18n/i18n-context.tsx';
import { CodeBlock } from './code-block.tsx';
import type { ClientCall } from './http-call.ts';
import { type CodeLanguage, type CodeSamples, codeSamplesOf } from './samples.ts';

interface Props {
  readonly call: ClientCall;
  readonly language: CodeLanguage;
}

export function CodeSteps({ call, language }: Props) {
  const { code } = useTexts();
  const { passwordSignIn: issuesTokens } = useConsoleConfig();
  const samples = useSamples(call);
  if (!samples) return null;
  if (language === 'typescript')
    return (
      <CodeBlock
        title={code.whole}
        note={issuesTokens ? code.wholeOwn : code.wholeOther}
        text={samples.typescript}
        copyLabel={code.copyCode}
      />
    );
  return (
    <>
      <CodeBlock
        title={code.tokenStep}
        note={issuesTokens ? code.tokenOwn : code.tokenOther}
        text={samples.token}
        copyLabel={code.copyToken}
      />
      <CodeBlock title={code.callStep} text={samples[language]} copyLabel={code.copyCode} />
    </>
  );
}

function useSamples(call: ClientCall): CodeSamples | undefined {
  const { program } = useApi();
  const { passwordSignIn } = useConsoleConfig();
  const { data: me } = useMe();
  const service = { apiUrl: serverBase().href, program };
  const signIn = {
    tenantId: passwordSignIn && me ? me.tenantId : null,
    userName: me?.kind === 'user' ? me.userName : null,
  };
  const { data } = useQuery({
    queryKey: ['code', service, signIn, call],
    queryFn: () => codeSamplesOf(service, signIn, call),
    enabled: me !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}
