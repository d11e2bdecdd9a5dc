import { Button, type ButtonProps } from '@fluentui/react-components';
import { createLink } from '@tanstack/react-router';
import type { Ref } from 'react';

/** A link to a page of the console that looks like a button, its address checked by the router's types. */
export const ButtonLink = createLink(
  (props: Omit<ButtonProps, 'as'> & { readonly ref?: Ref<HTMLAnchorElement> }) => (
    <Button as="a" {...(props as object)} />
  ),
);
