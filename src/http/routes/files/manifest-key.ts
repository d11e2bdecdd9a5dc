import type { Route } from '../../api-app.ts';

const schema = {
  operationId: 'getManifestKey',
  tags: ['Files'],
  summary: 'Publish the key that verifies manifests',
  description: 'Needs no token. The key is made once for a deployment, and stays.',
  security: [],
  response: {
    200: {
      description: 'A JSON Web Key.',
      type: 'object',
      additionalProperties: true,
      examples: [
        {
          ...{ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
          ...{ kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k', use: 'sig', alg: 'EdDSA' },
        },
      ],
    },
  },
};

export const manifestKeyRoute: Route = (app, { reports }) => {
  app.get('/files/manifest-key.json', { schema }, () => reports.manifests.publicKey);
};
