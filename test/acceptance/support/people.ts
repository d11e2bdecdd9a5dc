/** The sample world's public identities. */
export interface Person {
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly userName: string;
  readonly password: string;
}

export const contosoTenant = 'c0470500-0000-4000-8000-000000000001';
export const fabrikamTenant = 'fab41ca0-0000-4000-8000-000000000001';

const contoso = {
  tenant: contosoTenant,
  clientId: 'c0470500-0000-4000-8000-0000000000c1',
  clientSecret: 'contoso-app-secret',
};

export const people = {
  executive: { ...contoso, userName: 'exec@contoso.example', password: 'Contoso-exec-1' },
  viewer: { ...contoso, userName: 'viewer@contoso.example', password: 'Contoso-viewer-1' },
  seattle: { ...contoso, userName: 'seattle@contoso.example', password: 'Contoso-seattle-1' },
  nobody: { ...contoso, userName: 'nobody@contoso.example', password: 'Contoso-nobody-1' },
  fabrikam: {
    tenant: fabrikamTenant,
    clientId: 'fab41ca0-0000-4000-8000-0000000000c1',
    clientSecret: 'fabrikam-app-secret',
    userName: 'exec@fabrikam.example',
    password: 'Fabrikam-exec-1',
  },
} as const satisfies Record<string, Person>;

export const resource = 'https://api.partnercenter.microsoft.com';
