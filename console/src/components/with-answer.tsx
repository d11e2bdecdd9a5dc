import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state.tsx';
import { Loading } from './loading.tsx';

interface Props<Data> {
  readonly answer: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** Shows an answer when it is there; else that it is loading, or what went wrong. */
export function WithAnswer<Data>({ answer, children }: Props<Data>) {
  if (answer.isPending) return <Loading />;
  if (answer.isError)
    return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
  return children(answer.data);
}
