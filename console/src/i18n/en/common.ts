export const common = {
  product: 'Partner Insights',
  loading: 'Loading…',
  tryAgain: 'Try again',
  cancel: 'Cancel',
  copied: 'Copied',
  errors: {
    title: 'That did not work',
    offline: 'The service does not answer. Check your connection, then try again.',
    forbidden: 'Your rights do not reach this. Ask the operator of the service for a role.',
    missing: 'There is nothing here any more. It may have been deleted.',
    busy: 'The service is busy. Wait a moment, then try again.',
    other: 'Try again. If it keeps failing, give the id below to the operator of the service.',
    correlation: 'Correlation id',
    copy: 'Copy the id',
  },
  sensitivity: { revenue: 'Revenue', personal: 'Personal' },
  withheld: 'Withheld from you',
  notFound: {
    title: 'There is no such page',
    body: 'The address may be wrong, or the page has moved.',
    home: 'Go to the start page',
  },
} as const;
