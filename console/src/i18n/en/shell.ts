export const shell = {
  skip: 'Skip to the content',
  navigation: 'Main',
  nav: { datasets: 'Datasets', workbench: 'Query workbench', me: 'Who am I' },
  signOut: 'Sign out',
  language: 'Language',
  theme: 'Appearance',
  themes: { light: 'Light', dark: 'Dark', system: 'As the system' },
  apiPage: 'API reference',
  closeNotice: 'Close this message',
  opens: 'opens in a new tab',
  endsSoon: (time: string) =>
    `Your session ends at ${time}. Save what you are at; then sign in again.`,
  signedInAt: (issuer: string) => `Signed in at ${issuer}`,
  role: {
    'executive-report-viewer': 'Executive viewer',
    'report-viewer': 'Report viewer',
    operator: 'Operator',
    none: 'No role',
  },
  version: (version: string) => `Version ${version}`,
} as const;
