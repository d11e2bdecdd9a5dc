import type { Api } from './api.ts';
import { readReport } from './envelope.ts';
import { readCallback, readCallbackSecret } from './read-callback.ts';
import { pathOf } from './report-path.ts';
import type { Callback, CallbackReplay, CallbackSecret, CallOptions, Report } from './types.ts';
import { pascalCased, theOne } from './wire.ts';

/** Additions of the open service to the vendor's: that one answers 404. */
export function callbackMethods(api: Api) {
  return {
    /** The newest 500 of the report, the newest first. */
    callbacks: async (reportId: string, { signal }: CallOptions = {}): Promise<Callback[]> => {
      const { value } = await api.call({ path: pathOf(reportId, 'callback'), signal });
      return value.map(readCallback);
    },

    /** Sends them once more, under their old ids, to the address that the report has now. */
    replayCallbacks: async (
      reportId: string,
      replay: CallbackReplay,
      { signal }: CallOptions = {},
    ): Promise<Callback[]> => {
      const [path, body] = [pathOf(reportId, 'callback/replay'), pascalCased(replay)];
      const { value } = await api.call({ method: 'POST', path, body, signal });
      return value.map(readCallback);
    },

    /** Sends one of its own kind, in one attempt, also while callbacks are paused. */
    testCallback: async (reportId: string, { signal }: CallOptions = {}): Promise<Callback> => {
      const path = pathOf(reportId, 'callback/test');
      const { value } = await api.call({ method: 'POST', path, signal });
      return readCallback(theOne(value));
    },

    /** Sends again to a receiver that had kept failing: first what was held. */
    resumeCallbacks: async (reportId: string, { signal }: CallOptions = {}): Promise<Report> => {
      const path = pathOf(reportId, 'callback/resume');
      const { value } = await api.call({ method: 'PUT', path, signal });
      return readReport(theOne(value));
    },

    /** The newest first; each signs. */
    callbackSecrets: async ({ signal }: CallOptions = {}): Promise<CallbackSecret[]> => {
      const { value } = await api.call({ path: 'CallbackSecret', signal });
      return value.map(readCallbackSecret);
    },

    /** Makes a new one; those before sign beside it for another 24 hours. */
    rotateCallbackSecret: async ({ signal }: CallOptions = {}): Promise<CallbackSecret[]> => {
      const { value } = await api.call({ method: 'POST', path: 'CallbackSecret/rotate', signal });
      return value.map(readCallbackSecret);
    },
  };
}
