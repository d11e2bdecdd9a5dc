import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { PublicError } from '../../../kernel/errors.ts';
import { type OpenedFile, openReportFile } from '../../../reports/executions/report-file.ts';
import type { Route } from '../../api-app.ts';
import { acceptsGzip } from '../../download/accepts-gzip.ts';
import { openBytes } from '../../download/open-bytes.ts';
import {
  isUnchanged,
  type Representation,
  representationOf,
} from '../../download/representation.ts';
import { type WantedRange, wantedRange } from '../../download/wanted-range.ts';
import { originOf } from '../../plugins/authentication.ts';
import { errorAnswers } from '../../schemas/error-answers.ts';
import { exampleIds } from '../../schemas/fields.ts';
import { LinkQuery, linkOf, readWhole } from './link.ts';

const schema = {
  operationId: 'downloadFile',
  tags: ['Files'],
  summary: 'Download a report file by its secure link',
  description:
    'Needs no token. The file comes gzip-encoded unless Accept-Encoding excludes gzip; Parquet comes as it is. Takes Range, If-Range and If-None-Match. Where files lie in an object store, a GET may be answered with a redirect to them there.',
  security: [],
  params: Type.Object({
    executionId: Type.String({ description: 'The execution', examples: [exampleIds.execution] }),
    name: Type.String({ description: 'The name of the file', examples: ['Office seats.csv'] }),
  }),
  querystring: Type.Object({
    ...LinkQuery.properties,
    part: Type.Optional(
      Type.String({
        description: 'Which part of a file that has several, from 1; none: the first',
        examples: ['2'],
      }),
    ),
  }),
  response: {
    200: {
      description: 'The file.',
      content: {
        'text/csv': { schema: { type: 'string', examples: ['CustomerName\nAlpine Ski House\n'] } },
        'application/jsonl': {
          schema: { type: 'string', examples: ['{"CustomerName":"Alpine Ski House"}\n'] },
        },
        'application/vnd.apache.parquet': {
          schema: { type: 'string', format: 'binary', examples: ['PAR1…'] },
        },
      },
    },
    206: { description: 'The range that was asked for.', type: 'null' },
    302: {
      description:
        'The stored bytes are at Location, in the object store, for some minutes. Follow it at once, with the same headers but without credentials, and come back to this link for the next time.',
      type: 'null',
    },
    304: { description: 'The file is the one that If-None-Match names.', type: 'null' },
    ...errorAnswers(
      ...([
        'link_invalid',
        'file_gone',
        'range_not_satisfiable',
        'rate_limited',
        'internal',
      ] as const),
    ),
  },
};

export const downloadFile: Route = (app, { reports, rateLimits }) => {
  // HEAD first: else Fastify adds its own, which would read the whole file.
  for (const method of ['HEAD', 'GET'] as const) {
    app.route({
      method,
      url: '/files/:executionId/:name',
      schema: { ...schema, hide: method === 'HEAD' },
      onRequest: (request, reply) => rateLimits.addresses(request, reply),
      handler: async (request, reply) => {
        const link = linkOf(request.params.executionId, request.query);
        const file = await openReportFile(reports, link, {
          origin: originOf(request),
          part: partOf(request.query),
        });
        return answerFile(file, request, reply);
      },
    });
  }
};

/** Any that is no number is a part that there is none of. */
const partOf = ({ part }: { part?: string }): number => (part === undefined ? 1 : readWhole(part));

async function answerFile(
  file: OpenedFile,
  { method, headers }: FastifyRequest,
  reply: FastifyReply,
) {
  const form = representationOf(file, acceptsGzip(headers['accept-encoding']));
  reply.headers(validators(form));
  if (isUnchanged(headers['if-none-match'], form)) return reply.code(304).send();
  const range = method === 'GET' ? wantedRange(headers, form) : undefined;
  if (range === 'unsatisfiable') {
    reply.header('content-range', `bytes */${form.bytes}`);
    throw new PublicError('range_not_satisfiable', { bytes: form.bytes });
  }
  const location = await placeInStore(file, form, { method, headers, range });
  if (location !== undefined) return redirect(reply, location);
  const bytes = method === 'GET' ? await openBytes(file, form, range) : undefined;
  reply.headers(description(file, form));
  if (!range) return reply.header('content-length', form.bytes).send(bytes);
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${form.bytes}`)
    .header('content-length', range.end - range.start + 1)
    .send(bytes);
}

/**
 * Where the store itself gives these bytes, if it does. Links of S3 are for one method, so not for HEAD; who goes on
 * with what came from here (`If-Range`) goes on here.
 */
async function placeInStore(
  file: OpenedFile,
  { isStored }: Representation,
  { method, headers, range }: Asked,
): Promise<string | undefined> {
  const goesOn = range !== undefined && headers['if-range'] !== undefined;
  if (method !== 'GET' || !isStored || goesOn) return undefined;
  return file.linkToStore?.(contentDisposition(file.name));
}

interface Asked extends Pick<FastifyRequest, 'method' | 'headers'> {
  readonly range: WantedRange | undefined;
}

/** The validators are the file's, not the redirect's. */
const redirect = (reply: FastifyReply, location: string): FastifyReply =>
  reply.removeHeader('etag').removeHeader('accept-ranges').redirect(location, 302);

const validators = ({ etag }: Representation) => ({
  etag,
  vary: 'Accept-Encoding',
  'accept-ranges': 'bytes',
  'cache-control': 'private, no-store',
});

const description = (file: OpenedFile, { encoding }: Representation) => ({
  'content-type': file.contentType,
  'content-disposition': contentDisposition(file.name),
  ...(encoding === 'gzip' && { 'content-encoding': 'gzip' }),
});
