import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n-context.tsx';

const useStyles = makeStyles({
  drawer: { width: 'min(560px, 100vw)' },
  body: { display: 'flex', flexDirection: 'column', minHeight: 0, overflow: 'hidden', padding: 0 },
});

interface Props {
  readonly title: string;
  close(): void;
  readonly children: ReactNode;
}

/** Comes in from the side, above the page. */
export function SidePanel({ title, close, children }: Props) {
  const styles = useStyles();
  const { workbench: texts } = useTexts();
  return (
    <OverlayDrawer
      open
      position="end"
      className={styles.drawer}
      onOpenChange={(_, { open }) => !open && close()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              aria-label={texts.close}
              icon={<DismissRegular />}
              onClick={close}
            />
          }
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>{children}</DrawerBody>
    </OverlayDrawer>
  );
}
