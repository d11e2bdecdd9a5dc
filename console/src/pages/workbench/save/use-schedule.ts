import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Goes on to make a report of a stored query. */
export function useSchedule(): (queryId: string) => void {
  const navigate = useNavigate();
  return useCallback(
    (queryId) => void navigate({ to: '/reports/new', search: { queryId } }),
    [navigate],
  );
}
