import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState } from '../components/error-state.tsx';

/**
 * A page that broke. One that cannot be loaded, as after a new version of the server has started, makes the
 * router load the window anew first.
 */
export const PageError = ({ error, reset }: ErrorComponentProps) => (
  <ErrorState error={error} retry={reset} />
);
