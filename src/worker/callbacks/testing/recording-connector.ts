import type { CallbackRequest } from '../../../reports/callbacks/callback-request.ts';
import type { Connect } from '../open-request.ts';

export interface Recorded {
  readonly request: CallbackRequest;
  readonly addresses: readonly string[];
}

/** For tests: keeps what would be sent, sends nothing, and answers what `status` says. */
export function recordingConnector(status: (recorded: Recorded) => number = () => 200) {
  const sent: Recorded[] = [];
  const connect: Connect = async (request, addresses) => {
    const recorded = { request, addresses: addresses.map(({ address }) => address) };
    sent.push(recorded);
    const statusCode = status(recorded);
    return {
      statusCode,
      async *[Symbol.asyncIterator]() {
        yield Buffer.from(`status ${statusCode}`);
      },
    };
  };
  return { sent, connect };
}
