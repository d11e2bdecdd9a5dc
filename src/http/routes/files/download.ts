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
import { wantedRange } from '../../download/wanted-range.ts';
import { originOf } from '../../plugins/authentication.ts';
import { errorAnswers } from '../../schemas/error-answers.ts';
import { exampleIds } from '../../schemas/fields.ts';
import { LinkQuery, linkOf, readWhole } from './link.ts';

const schema = {
  operationId: 'downloadFile',
  tags: ['Files'],
  summary: 'Download a report file by its secure link',
  description:
    'Needs no token. The file comes gzip-encoded unless Accept-Encoding excludes gzip; Parquet comes as it is. Takes Range, If-Range and If-None-Match.',
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
  const bytes = method === 'GET' ? await openBytes(file, form, range) : undefined;
  reply.headers(description(file, form));
  if (!range) return reply.header('content-length', form.bytes).send(bytes);
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${form.bytes}`)
    .header('content-length', range.end - range.start + 1)
    .send(bytes);
}

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
