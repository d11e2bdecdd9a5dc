import {
  ClipboardTextLtrRegular,
  ErrorCircleRegular,
  OrganizationRegular,
  PulseRegular,
} from '@fluentui/react-icons';
import type { NavEntry } from '../../shell/nav-entry.tsx';

const isFor: NavEntry['isFor'] = ({ isOperator }) => isOperator;

export const operatorNav: readonly NavEntry[] = [
  {
    to: '/operator',
    isExact: true,
    label: ({ operator }) => operator.nav.overview,
    icon: <PulseRegular />,
    isFor,
  },
  {
    to: '/operator/partners',
    label: ({ operator }) => operator.nav.partners,
    icon: <OrganizationRegular />,
    isFor,
  },
  {
    to: '/operator/failures',
    label: ({ operator }) => operator.nav.failures,
    icon: <ErrorCircleRegular />,
    isFor,
  },
  {
    to: '/operator/audit',
    label: ({ operator }) => operator.nav.audit,
    icon: <ClipboardTextLtrRegular />,
    isFor,
  },
];
