import { useSyncExternalStore } from 'react';

/** No room for the text and the form beside each other. */
const query = () => matchMedia('(max-width: 1000px)');

export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const media = query();
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => query().matches,
  );
