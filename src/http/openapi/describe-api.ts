import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';

const description = `Datasets, queries in the report language, reports on a schedule, and their files.

Every answer, success or error, is one envelope: \`value\`, \`nextLink\`, \`totalCount\`, \`message\`,
\`statusCode\`, \`dataRedacted\`. Paths, parameter names and property names match in any case.

To try it out: get a token from \`POST /{tenantId}/oauth2/token\`, press **Authorize** and paste it.`;

/** What the document says beside the routes; `serverPath` is the path that a proxy strips. */
export const describeApi = (version: string, serverPath: string): FastifyDynamicSwaggerOptions => ({
  openapi: {
    openapi: '3.1.0',
    info: { title: 'Partner Insights', version, description, license: { name: 'MIT' } },
    servers: [{ url: serverPath || '/' }],
    tags: [
      { name: 'Datasets', description: 'What can be reported on' },
      { name: 'Queries', description: 'What a report holds' },
      { name: 'Reports', description: 'When it is made' },
      { name: 'Executions', description: 'Each time it is made' },
      { name: 'Callbacks', description: 'Who is told' },
      { name: 'Files', description: 'What came of it' },
      { name: 'Identity', description: 'Who asks' },
      { name: 'Tokens', description: 'Who may ask' },
      { name: 'Health', description: 'For operators' },
      { name: 'Operators', description: 'Who manages partners, users and applications' },
      { name: 'Clock', description: 'What time it is, where the clock is virtual' },
    ],
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        ticket: {
          type: 'apiKey',
          in: 'header',
          name: 'X-AadUserTicket',
          description: 'The same token, as some clients send it.',
        },
      },
    },
    security: [{ bearer: [] }, { ticket: [] }],
  },
  refResolver: { buildLocalReference: (json, _, __, index) => String(json.$id ?? `def-${index}`) },
  transform: ({ schema, url }) => ({ schema: documented(schema, url), url }),
});

/** The v1.1 twins stay out, and what use-cases require is said to be required. */
function documented(schema: object | undefined, url: string): object {
  const { body, ...rest } = (schema ?? {}) as { body?: { 'x-required'?: string[] } };
  const hidden = url.startsWith('/insights/v1.1/') ? { hide: true } : {};
  if (!body) return { ...rest, ...hidden };
  const { 'x-required': required, ...described } = body;
  return { ...rest, ...hidden, body: { ...described, ...(required && { required }) } };
}
