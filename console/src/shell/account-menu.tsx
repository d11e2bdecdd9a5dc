import {
  Avatar,
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { OpenRegular, PersonRegular, SignOutRegular } from '@fluentui/react-icons';
import type { Me } from '@partner-insights/client/browser';
import { useNavigate } from '@tanstack/react-router';
import { useApi } from '../api/api-context.tsx';
import { useSession } from '../auth/session-context.tsx';
import { apiPageUrl } from '../config/console-config.ts';
import { useTexts } from '../i18n/i18n-context.tsx';
import { headRole } from './roles.ts';

const useStyles = makeStyles({
  trigger: { minWidth: 0, paddingInline: '8px', gap: '8px' },
  words: {
    display: 'grid',
    textAlign: 'start',
    lineHeight: '16px',
    fontWeight: 400,
    // Still its name where only the picture fits.
    '@media (max-width: 760px)': {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
    },
  },
  role: { fontSize: '12px', color: tokens.colorNeutralForeground3 },
  who: { padding: '8px 10px', maxWidth: '260px', overflowWrap: 'anywhere' },
  small: { display: 'block', fontSize: '12px', color: tokens.colorNeutralForeground3 },
});

export function AccountMenu({ me }: { readonly me: Me }) {
  const styles = useStyles();
  const texts = useTexts();
  const session = useSession();
  const navigate = useNavigate();
  const { program } = useApi();
  const { shell } = texts;
  const role = headRole(me, texts);
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" className={styles.trigger}>
          <Avatar name={me.displayName} size={28} color="brand" aria-hidden />
          <span className={styles.words}>
            <span>{me.displayName}</span> <span className={styles.role}>{role}</span>
          </span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.who}>
          {me.userName}
          <span className={styles.small}>{`${me.partnerName} · ${role}`}</span>
        </div>
        <MenuDivider />
        <MenuList>
          <MenuItem icon={<PersonRegular />} onClick={() => void navigate({ to: '/me' })}>
            {shell.nav.me}
          </MenuItem>
          <MenuItemLink
            icon={<OpenRegular />}
            href={apiPageUrl(program)}
            target="_blank"
            rel="noreferrer"
            aria-label={`${shell.apiPage}, ${shell.opens}`}
          >
            {shell.apiPage}
          </MenuItemLink>
          <MenuItem icon={<SignOutRegular />} onClick={() => session.signOut()}>
            {shell.signOut}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
