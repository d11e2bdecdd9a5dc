import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/**
 * A new page takes the focus to its heading, so that screen readers tell it and the next Tab goes on from
 * there. A change of the search alone leaves the focus where somebody types.
 */
export function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        if (!pathChanged || !fromLocation) return;
        document.querySelector<HTMLElement>('[data-page-heading]')?.focus({ preventScroll: true });
      }),
    [router],
  );
}
