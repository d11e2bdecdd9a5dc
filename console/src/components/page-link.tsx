import { Link as FluentLink, type LinkProps } from '@fluentui/react-components';
import { createLink } from '@tanstack/react-router';
import type { Ref } from 'react';

/** Fluent's link to a page of the console, its address checked by the router's types. */
export const PageLink = createLink(
  (props: LinkProps & { readonly ref?: Ref<HTMLAnchorElement> }) => (
    <FluentLink as="a" {...(props as object)} />
  ),
);
