import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { WithAnswer } from '../../../components/with-answer.tsx';

interface Props<Data> {
  readonly answer: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** The last answer stays where a further one does not come; the bar above says so. */
export const WithLast = <Data,>({ answer, children }: Props<Data>) =>
  answer.data === undefined ? (
    <WithAnswer answer={answer}>{children}</WithAnswer>
  ) : (
    children(answer.data)
  );
