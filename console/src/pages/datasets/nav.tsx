import { DatabaseRegular } from '@fluentui/react-icons';
import type { NavEntry } from '../../shell/nav-entry.tsx';

export const datasetsNav: NavEntry = {
  to: '/datasets',
  label: ({ shell }) => shell.nav.datasets,
  icon: <DatabaseRegular />,
  isFor: ({ accountId, roles }) => accountId !== null && roles.length > 0,
};
