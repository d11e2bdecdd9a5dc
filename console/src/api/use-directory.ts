import type {
  Application,
  ApplicationWish,
  Partner,
  PartnerWish,
  Put,
  SecretRotation,
  User,
  UserWish,
} from '@partner-insights/client/browser';
import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useApi } from './api-context.tsx';

const KEY = 'directory';

export function usePartners(): UseQueryResult<Partner[]> {
  const { client } = useApi();
  return useQuery({
    queryKey: [KEY, 'partners'],
    queryFn: ({ signal }) => client.adminPartners({ signal }),
  });
}

export function usePartner(tenantId: string): UseQueryResult<Partner> {
  const { client } = useApi();
  return useQuery({
    queryKey: [KEY, 'partner', tenantId],
    queryFn: ({ signal }) => client.adminPartner(tenantId, { signal }),
  });
}

export function useUsers(tenantId: string): UseQueryResult<User[]> {
  const { client } = useApi();
  return useQuery({
    queryKey: [KEY, 'users', tenantId],
    queryFn: ({ signal }) => client.adminUsers({ tenantId }, { signal }),
  });
}

export function useApplications(tenantId: string): UseQueryResult<Application[]> {
  const { client } = useApi();
  return useQuery({
    queryKey: [KEY, 'applications', tenantId],
    queryFn: ({ signal }) => client.adminApplications({ tenantId }, { signal }),
  });
}

/** Whatever is put, all that is shown of the directory is asked anew. */
function usePut<Wish, Thing>(
  put: (wish: Wish) => Promise<Put<Thing>>,
): UseMutationResult<Put<Thing>, Error, Wish> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: put,
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}

interface Of<Wish> {
  /** A UUID: of a new thing one that was made up when the form was opened. */
  readonly id: string;
  readonly wish: Wish;
}

export function usePutPartner() {
  const { client } = useApi();
  return usePut<Of<PartnerWish>, Partner>(({ id, wish }) => client.adminPutPartner(id, wish));
}

export function usePutUser() {
  const { client } = useApi();
  return usePut<Of<UserWish>, User>(({ id, wish }) => client.adminPutUser(id, wish));
}

export function usePutApplication() {
  const { client } = useApi();
  return usePut<Of<ApplicationWish>, Application>(({ id, wish }) =>
    client.adminPutApplication(id, wish),
  );
}

export function useRotateSecret() {
  const { client } = useApi();
  return usePut<Of<SecretRotation>, Application>(({ id, wish }) =>
    client.adminRotateSecret(id, wish),
  );
}
