import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import type { MyLocation, MyRole } from '@partner-insights/client/browser';
import type { ReactNode } from 'react';
import { useI18n } from '../../../i18n/i18n-context.tsx';
import { roleText } from '../../../shell/roles.ts';
import { DisabledBadge } from '../disabled-badge.tsx';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'start',
    gap: '8px',
    padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 10px' },
  name: { fontWeight: 600, overflowWrap: 'anywhere' },
  small: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 12px',
    fontSize: '12px',
    lineHeight: '18px',
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  roles: { display: 'block', overflowWrap: 'anywhere' },
});

export interface MemberAction {
  readonly name: string;
  act(): void;
}

interface Props {
  readonly name: string;
  readonly disabled: boolean;
  readonly roles: readonly MyRole[];
  readonly locations: readonly MyLocation[];
  readonly actions: readonly MemberAction[];
  /** Facts in small print. */
  readonly children: ReactNode;
}

/** A user or an application of a partner. */
export function MemberRow({ name, disabled, roles, locations, actions, children }: Props) {
  const styles = useStyles();
  const { partner } = useI18n().texts.operator;
  return (
    <div className={styles.row}>
      <div>
        <span className={styles.head}>
          <span className={styles.name}>{name}</span>
          <DisabledBadge disabled={disabled} />
        </span>
        <Roles roles={roles} locations={locations} />
        <span className={styles.small}>{children}</span>
      </div>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label={partner.actionsOf(name)}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {actions.map((action) => (
              <MenuItem key={action.name} onClick={action.act}>
                {action.name}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
}

function Roles({ roles, locations }: Pick<Props, 'roles' | 'locations'>) {
  const styles = useStyles();
  const { texts, formats } = useI18n();
  const { partner } = texts.operator;
  const nameOf = (id: string) => locations.find((location) => location.id === id)?.name ?? id;
  const words = roles.map(({ role, locations: some }) => {
    const scope = some ? formats.list(some.map(nameOf)) : partner.wholeAccount;
    return `${roleText(role, texts)}: ${scope}`;
  });
  return (
    <span className={styles.roles}>{words.length === 0 ? partner.noRole : words.join(' · ')}</span>
  );
}
