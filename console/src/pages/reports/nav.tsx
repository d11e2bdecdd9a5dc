import { CalendarDataBarRegular } from '@fluentui/react-icons';
import type { NavEntry } from '../../shell/nav-entry.tsx';

export const reportsNav: NavEntry = {
  to: '/reports',
  label: ({ reports }) => reports.title,
  icon: <CalendarDataBarRegular />,
  isFor: ({ accountId, roles }) => accountId !== null && roles.length > 0,
};
