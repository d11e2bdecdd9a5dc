import type { Shot } from './shot.ts';

export const meShots: readonly Shot[] = [
  { name: 'me', user: 'viewer', path: '/me' },
  {
    name: 'me-account',
    user: 'viewer',
    path: '/me',
    act: (page) => page.getByRole('banner').getByRole('button').last().click(),
  },
  { name: 'me-nobody', user: 'nobody', path: '/me' },
  { name: 'not-found', user: 'exec', path: '/nowhere' },
];
