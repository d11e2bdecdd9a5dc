import { PersonRegular } from '@fluentui/react-icons';
import type { NavEntry } from '../../shell/nav-entry.tsx';

export const meNav: NavEntry = {
  to: '/me',
  label: ({ shell }) => shell.nav.me,
  icon: <PersonRegular />,
  isFor: () => true,
};
