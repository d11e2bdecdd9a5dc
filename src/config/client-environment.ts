/** What the client commands take from the environment. */
export interface ClientEnvironment {
  readonly apiUrl?: string;
  readonly loginUrl?: string;
  readonly tenantId?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly userName?: string;
  readonly password?: string;
}

export const clientVariables = {
  apiUrl: 'INSIGHTS_API_URL',
  loginUrl: 'INSIGHTS_LOGIN_URL',
  tenantId: 'INSIGHTS_TENANT_ID',
  clientId: 'INSIGHTS_CLIENT_ID',
  clientSecret: 'INSIGHTS_CLIENT_SECRET',
  userName: 'INSIGHTS_USER',
  password: 'INSIGHTS_PASSWORD',
} as const satisfies Record<keyof ClientEnvironment, string>;

/** An empty variable counts as absent. */
export function readClientEnvironment(
  environment: NodeJS.ProcessEnv = process.env,
): ClientEnvironment {
  return Object.fromEntries(
    Object.entries(clientVariables)
      .map(([name, variable]) => [name, environment[variable]])
      .filter(([, value]) => value),
  );
}
