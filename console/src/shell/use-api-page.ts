import { useApi } from '../api/api-context.tsx';
import { serverBase } from '../config/console-config.ts';

/** Of the interactive page, where every call of the API can be tried. */
export function useApiPage(): string {
  const { program } = useApi();
  return new URL(`insights/v1/${program}/swagger/index.html`, serverBase()).href;
}
