import type { IncomingHttpHeaders } from 'node:http';

/** The access token of `Authorization: Bearer …`, else of `X-AadUserTicket`; undefined when absent. */
export function readToken(headers: IncomingHttpHeaders): string | undefined {
  const bearer = BEARER.exec(headers.authorization ?? '')?.[1];
  if (bearer) return bearer;
  const ticket = String(headers['x-aaduserticket'] ?? '').trim();
  return BEARER.exec(ticket)?.[1] ?? (ticket || undefined);
}

const BEARER = /^\s*bearer\s+(\S+)\s*$/i;
