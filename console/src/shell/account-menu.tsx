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
import { useSessionState } from '../auth/session-context.tsx';
import { useTexts } from '../i18n/i18n-context.tsx';
import { issuerText } from './issuer-text.ts';
import { headRole } from './roles.ts';
import { useApiPage } from './use-api-page.ts';
import { useSignOut } from './use-sign-out.ts';

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
  who: { display: 'flex', gap: '12px', padding: '10px 10px 8px', maxWidth: '300px' },
  lines: { display: 'grid', minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: 600 },
  small: { fontSize: '12px', lineHeight: '18px', color: tokens.colorNeutralForeground2 },
});

export function AccountMenu({ me }: { readonly me: Me }) {
  const styles = useStyles();
  const texts = useTexts();
  const state = useSessionState();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const apiPage = useApiPage();
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
          <Avatar name={me.displayName} size={40} color="brand" aria-hidden />
          <div className={styles.lines}>
            <span className={styles.name}>{me.displayName}</span>
            <span className={styles.small}>{me.userName}</span>
            <span className={styles.small}>{`${me.partnerName} · ${role}`}</span>
            <span className={styles.small}>{shell.signedInAt(issuerText(state, texts))}</span>
          </div>
        </div>
        <MenuDivider />
        <MenuList>
          <MenuItem icon={<PersonRegular />} onClick={() => void navigate({ to: '/me' })}>
            {shell.nav.me}
          </MenuItem>
          <MenuItemLink
            icon={<OpenRegular />}
            href={apiPage}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={`${shell.apiPage}, ${shell.opens}`}
          >
            {shell.apiPage}
          </MenuItemLink>
          <MenuItem icon={<SignOutRegular />} onClick={() => void signOut()}>
            {shell.signOut}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
