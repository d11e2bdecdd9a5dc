import { curlSample } from './curl-sample.ts';
import { type ClientCall, httpCallOf, type Service } from './http-call.ts';
import { pythonSample } from './python-sample.ts';
import type { SignInFacts } from './sign-in-facts.ts';
import { tokenSample } from './token-sample.ts';
import { typescriptSample } from './typescript-sample.ts';

export const codeLanguages = ['curl', 'typescript', 'python'] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

export interface CodeSamples extends Readonly<Record<CodeLanguage, string>> {
  /** How to get the token that curl and Python need. */
  readonly token: string;
}

export async function codeSamplesOf(
  service: Service,
  signIn: SignInFacts,
  call: ClientCall,
): Promise<CodeSamples> {
  const http = await httpCallOf(service, call);
  return {
    token: tokenSample(service.apiUrl, signIn),
    curl: curlSample(http),
    typescript: typescriptSample(service, signIn, call),
    python: pythonSample(http),
  };
}
