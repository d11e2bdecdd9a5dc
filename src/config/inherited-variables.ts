/**
 * What the libraries of the object stores read by themselves, not we: credentials of the standard chains, and
 * how the network is reached.
 */
const inherited = [
  /^AWS_/,
  /^AZURE_/,
  /^(IDENTITY|MSI|IMDS)_/,
  /^(HOME|USERPROFILE|PATH)$/,
  /^(HTTPS?|NO|ALL)_PROXY$/i,
  /^(NODE_EXTRA_CA_CERTS|NODE_USE_ENV_PROXY|SSL_CERT_FILE|SSL_CERT_DIR)$/,
];

/** The variables that a child process needs beside its settings to use an object store. */
export const inheritedVariables = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && inherited.some((pattern) => pattern.test(name)) ? [[name, value]] : [],
    ),
  );
