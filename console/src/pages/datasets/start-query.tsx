import { Button } from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { useTexts } from '../../i18n/i18n-context.tsx';

interface ButtonLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly ref?: Ref<HTMLAnchorElement>;
  readonly isMain: boolean;
}

/** A link that looks like a button: it can be opened in another window. */
const ButtonLink = createLink(({ isMain, ...props }: ButtonLinkProps) => (
  <Button
    as="a"
    appearance={isMain ? 'primary' : 'secondary'}
    icon={<PlayRegular />}
    {...(props as object)}
  />
));

interface Props {
  readonly query: string;
  readonly isMain: boolean;
}

export function StartQuery({ query, isMain }: Props) {
  const { datasets } = useTexts();
  return (
    <ButtonLink to="/workbench" search={{ q: query }} isMain={isMain}>
      {datasets.startQuery}
    </ButtonLink>
  );
}
