import { useApi } from '../api/api-context.tsx';
import { apiPageUrl } from '../config/console-config.ts';

/** Of the interactive page, where every call of the API can be tried. */
export const useApiPage = (): string => apiPageUrl(useApi().program);
