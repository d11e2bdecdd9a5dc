import { StoreUnavailable } from '../store/store-error.ts';

/** Whether another try may succeed because only the store was out of reach. */
export const isStoreUnavailable = (error: unknown): boolean => error instanceof StoreUnavailable;
