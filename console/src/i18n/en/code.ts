export const code = {
  show: 'Show as code',
  title: 'This action as code',
  lead: 'Whatever this console does, your programs can do too.',
  languages: 'Language of the code',
  tokenStep: '1. Get a token',
  tokenOwn:
    'It lasts about an hour. The id and secret of your application, and your password, come from the environment.',
  tokenOther: 'Put an access token of your organization’s sign-in here.',
  callStep: '2. Make the call',
  whole: 'A whole program',
  wholeOwn:
    'The client gets and renews its tokens. Id, secret and password come from the environment.',
  wholeOther: 'It finds an access token of your organization’s sign-in in TOKEN.',
  copyToken: 'Copy the token command',
  copyCode: 'Copy the code',
  apiPage: 'Interactive API page',
  close: 'Close',
} as const;
