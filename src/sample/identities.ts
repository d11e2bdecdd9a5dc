import type { RoleGrant } from '../kernel/roles.ts';

/**
 * The people and programs of the sample world. Public knowledge: they exist only in a home that was
 * made with the sample.
 */
export interface SampleIdentities {
  readonly partners: readonly {
    readonly name: string;
    readonly tenantId: string;
    readonly accountId: string;
    readonly locations: readonly { readonly id: string; readonly name: string }[];
  }[];
  readonly users: readonly {
    readonly userId: string;
    readonly tenantId: string;
    readonly userName: string;
    readonly displayName: string;
    readonly password: string;
    readonly roles: readonly RoleGrant[];
  }[];
  readonly applications: readonly {
    readonly clientId: string;
    readonly tenantId: string;
    readonly name: string;
    readonly secret: string;
    readonly roles: readonly RoleGrant[];
  }[];
}

const contoso = 'c0470500-0000-4000-8000-000000000001';
const fabrikam = 'fab41ca0-0000-4000-8000-000000000001';
const executive: RoleGrant = { role: 'executive-report-viewer', locations: null };
const viewer: RoleGrant = { role: 'report-viewer', locations: null };

export const sampleIdentities: SampleIdentities = {
  partners: [
    {
      name: 'Contoso',
      tenantId: contoso,
      accountId: '1001000',
      locations: [
        { id: '1001001', name: 'Seattle' },
        { id: '1001002', name: 'London' },
        { id: '1001003', name: 'Seoul' },
      ],
    },
    {
      name: 'Fabrikam',
      tenantId: fabrikam,
      accountId: '2002000',
      locations: [
        { id: '2002001', name: 'Munich' },
        { id: '2002002', name: 'Tokyo' },
      ],
    },
  ],
  users: [
    {
      userId: 'c0470500-0000-4000-8000-0000000000a1',
      tenantId: contoso,
      userName: 'exec@contoso.example',
      displayName: 'Contoso executive',
      password: 'Contoso-exec-1',
      roles: [executive],
    },
    {
      userId: 'c0470500-0000-4000-8000-0000000000a2',
      tenantId: contoso,
      userName: 'viewer@contoso.example',
      displayName: 'Contoso viewer',
      password: 'Contoso-viewer-1',
      roles: [viewer],
    },
    {
      userId: 'c0470500-0000-4000-8000-0000000000a3',
      tenantId: contoso,
      userName: 'seattle@contoso.example',
      displayName: 'Contoso Seattle',
      password: 'Contoso-seattle-1',
      roles: [{ role: 'executive-report-viewer', locations: ['1001001'] }],
    },
    {
      userId: 'c0470500-0000-4000-8000-0000000000a4',
      tenantId: contoso,
      userName: 'nobody@contoso.example',
      displayName: 'Contoso nobody',
      password: 'Contoso-nobody-1',
      roles: [],
    },
    {
      userId: 'fab41ca0-0000-4000-8000-0000000000a1',
      tenantId: fabrikam,
      userName: 'exec@fabrikam.example',
      displayName: 'Fabrikam executive',
      password: 'Fabrikam-exec-1',
      roles: [executive],
    },
  ],
  applications: [
    {
      clientId: 'c0470500-0000-4000-8000-0000000000c1',
      tenantId: contoso,
      name: 'Contoso reporting',
      secret: 'contoso-app-secret',
      roles: [executive],
    },
    {
      clientId: 'fab41ca0-0000-4000-8000-0000000000c1',
      tenantId: fabrikam,
      name: 'Fabrikam reporting',
      secret: 'fabrikam-app-secret',
      roles: [executive],
    },
  ],
};
