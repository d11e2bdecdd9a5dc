import { PublicError } from '../../../kernel/errors.ts';
import type { VirtualTime } from '../../../reports/clock/virtual-time.ts';
import type { ApiApp } from '../../api-app.ts';
import { advanceClockRoute } from './clock/advance.ts';
import { freezeClockRoute } from './clock/freeze.ts';
import { readClockRoute } from './clock/read.ts';
import { resumeClockRoute } from './clock/resume.ts';

/**
 * Moving the virtual clock. It needs no token: it exists for the sample world alone, whose passwords
 * everybody knows.
 */
export function addClockRoutes(app: ApiApp, virtualTime: VirtualTime): void {
  refuseForms(app);
  for (const add of [readClockRoute, advanceClockRoute, freezeClockRoute, resumeClockRoute]) {
    add(app, virtualTime);
  }
}

/** A web page of somebody else can post a form, or nothing; for JSON its browser asks us first. */
function refuseForms(app: ApiApp): void {
  app.addHook('onRequest', async ({ method, headers }) => {
    const type = headers['content-type'] ?? '(none)';
    if (method !== 'POST' || /^application\/json\s*(;|$)/i.test(type)) return;
    throw new PublicError('unsupported_media_type', { type });
  });
}
