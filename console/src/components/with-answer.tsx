import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state.tsx';
import { Loading } from './loading.tsx';

interface Props<Data> {
  readonly answer: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
  /** What stands there while it is loading. */
  readonly waiting?: ReactNode;
}

/** Shows an answer when it is there; else that it is loading, or what went wrong. */
export function WithAnswer<Data>({ answer, children, waiting = <Loading /> }: Props<Data>) {
  if (answer.isPending) return waiting;
  if (answer.isError)
    return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
  return children(answer.data);
}
