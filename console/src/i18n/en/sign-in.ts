export const signIn = {
  title: 'Sign in',
  lead: 'Reports on your customers, products and revenue.',
  partner: 'Partner',
  partnerHint: 'The tenant id of your partner account',
  user: 'User name',
  password: 'Password',
  submit: 'Sign in',
  working: 'Signing in…',
  note: 'You stay signed in until you close or reload this page. Nothing secret is kept in the browser.',
  sampleTitle: 'Sample accounts',
  sampleLead: 'This server holds the sample world. Choose an account to fill in the form.',
  choose: (name: string) => `Choose ${name}`,
  external: {
    with: (name: string) => `Sign in with ${name}`,
    leaving: (name: string) => `Opening ${name}…`,
    or: 'or',
    none: 'This service takes the tokens of other issuers only, and its operator has set up none to sign in at from here. Use the API, or ask the operator.',
    finishing: 'Signing in',
    finishingAt: (name: string) => `Waiting for ${name}…`,
    other: 'Use another account',
    back: 'Other ways to sign in',
  },
  out: {
    ended: 'Your session has ended. Sign in again to go on where you were.',
    'signed-out': 'You have signed out.',
  },
  required: 'Fill this in.',
  failed: {
    credentials: 'The user name or the password is not right.',
    tenant: 'There is no such partner here. Check the tenant id.',
    disabled: 'This account is disabled. Ask the operator of the service.',
    wait: (seconds: string) => `Signing in has failed too often. Wait ${seconds} seconds.`,
    title: 'You are not signed in',
    denied: (name: string) => `The sign-in at ${name} was cancelled or not allowed.`,
    silent: (name: string) =>
      `${name} does not answer, or does not answer this page. Try again; if it keeps failing, tell the operator of the service.`,
    refused: (name: string) => `${name} refused the sign-in.`,
    stranger:
      'This answer belongs to no sign-in that was begun in this window. Begin anew, and stay in one window.',
    clock: (name: string) =>
      `The tokens of ${name} are not valid at the time of this device. Set its clock, then try again.`,
    malformed: (name: string) =>
      `${name} answered with something that cannot be relied on. Tell the operator of the service.`,
    setup: (name: string) =>
      `The sign-in at ${name} is not set up: its operator must name where ${name} gives its tokens.`,
    insecure:
      'Browsers sign in so only on pages that came by https. Open this page by its https address.',
    storage:
      'This browser lets the page remember nothing, not even until you come back. Allow it to store data for this site.',
    unknown: (name: string) =>
      `${name} knows you, but this service does not let you in. Ask its operator, or use another account.`,
    keys: (name: string) =>
      `This service cannot check the tokens of ${name} at the moment. Wait a little, then try again.`,
    offline: 'The service does not answer. Check your connection, then try again.',
    other: 'The service refused to sign you in.',
  },
} as const;
