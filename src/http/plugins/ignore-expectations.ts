import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiApp } from '../api-app.ts';

/**
 * A request is answered whatever else it expects of us, as RFC 9110 (10.1.1) allows: Node would refuse
 * what it does not know with a 417 that has no body. `100-continue` it answers by itself.
 */
export function ignoreExpectations(app: ApiApp): void {
  app.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    app.server.emit('request', request, response);
  });
}
