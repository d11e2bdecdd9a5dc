/** A variable that the user names, such as the one that holds a password. Empty counts as absent. */
export const readVariable = (
  name: string,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined => environment[name] || undefined;
