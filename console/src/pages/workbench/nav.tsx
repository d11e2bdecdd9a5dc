import { DocumentTableSearchRegular } from '@fluentui/react-icons';
import type { NavEntry } from '../../shell/nav-entry.tsx';

export const workbenchNav: NavEntry = {
  to: '/workbench',
  label: ({ shell }) => shell.nav.workbench,
  icon: <DocumentTableSearchRegular />,
  isFor: ({ accountId, roles }) => accountId !== null && roles.length > 0,
};
