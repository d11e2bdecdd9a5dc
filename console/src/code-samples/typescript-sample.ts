import type { ClientCall, Service } from './http-call.ts';
import { type Literals, literal } from './literal.ts';
import { typescriptQuoted } from './quote.ts';
import type { SignInFacts } from './sign-in-facts.ts';

const PACKAGE = '@partner-insights/client';

const literals: Literals = {
  ...{
    nothing: 'null',
    yes: 'true',
    no: 'false',
    unit: '  ',
    padding: ' ',
    text: typescriptQuoted,
  },
  time: (value) => `new Date('${value.toISOString()}')`,
  key: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : typescriptQuoted(name)),
};

/** A whole program on the typed client, which gets its tokens by itself where the service issues them. */
export const typescriptSample = (
  service: Service,
  signIn: SignInFacts,
  { method, args }: ClientCall,
): string =>
  [
    ...(signIn.tenantId === null ? withToken(service) : withCredentials(service, signIn)),
    '',
    `const answer = await client.${method}(${argumentsOf(args)});`,
    'console.log(answer);',
  ].join('\n');

function withCredentials(
  { apiUrl, program }: Service,
  { tenantId, userName }: SignInFacts,
): string[] {
  const url = typescriptQuoted(withoutSlash(apiUrl));
  return [
    `import { createClient } from ${typescriptQuoted(PACKAGE)};`,
    '',
    'const client = createClient({',
    `  apiUrl: ${url},`,
    `  loginUrl: ${url},`,
    `  program: ${typescriptQuoted(program)},`,
    `  tenantId: ${typescriptQuoted(tenantId ?? '')},`,
    `  clientId: process.env.INSIGHTS_CLIENT_ID ?? '',`,
    `  clientSecret: process.env.INSIGHTS_CLIENT_SECRET ?? '',`,
    ...(userName === null
      ? []
      : [
          `  userName: ${typescriptQuoted(userName)},`,
          `  password: process.env.INSIGHTS_PASSWORD ?? '',`,
        ]),
    '});',
  ];
}

const withToken = ({ apiUrl, program }: Service): string[] => [
  `import { createBrowserClient } from ${typescriptQuoted(`${PACKAGE}/browser`)};`,
  '',
  "const token = async () => process.env.TOKEN ?? '';",
  'const client = createBrowserClient({',
  `  apiUrl: ${typescriptQuoted(withoutSlash(apiUrl))},`,
  `  program: ${typescriptQuoted(program)},`,
  '  tokens: { get: token, replace: token },',
  '});',
];

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

function argumentsOf(args: readonly unknown[]): string {
  const last = args.findLastIndex((arg) => arg !== undefined);
  return args
    .slice(0, last + 1)
    .map((arg) => (arg === undefined ? 'undefined' : literal(arg, literals)))
    .join(', ');
}
