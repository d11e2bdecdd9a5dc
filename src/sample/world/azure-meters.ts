/** What Azure charges for. */
export interface Meter {
  readonly service: string;
  readonly category: string;
  readonly area: string;
  readonly group: string;
  readonly tier: string;
  readonly detail: string;
  readonly units: string;
  /** Ten-thousandths of a US dollar a unit. */
  readonly price: number;
  /** Units a month at size 1. */
  readonly quantity: number;
  readonly influencer: string;
  readonly os: string | null;
  readonly software: string | null;
}

type Row = readonly [
  service: string,
  category: string,
  tier: string,
  detail: string,
  units: string,
  price: number,
  quantity: number,
];

const meters = (
  area: string,
  group: string,
  rows: readonly Row[],
  compute: Pick<Meter, 'os' | 'software'> = { os: null, software: null },
): readonly Meter[] =>
  rows.map(([service, category, tier, detail, units, price, quantity]) => ({
    ...{ service, category, area, group, tier, detail, units, price, quantity },
    influencer: area === 'Compute' ? 'Migration' : group,
    ...compute,
  }));

const windows = { os: 'Windows', software: 'Windows Server' };
const linux = { os: 'Linux', software: null };

export const azureMeters: readonly Meter[] = [
  ...meters(
    'Compute',
    'Infrastructure',
    [
      ['Virtual Machines', 'Virtual Machines', 'Dsv5 Series Windows', 'D4s v5', 'Hours', 3760, 730],
      ['Virtual Machines', 'Virtual Machines', 'Bs Series Windows', 'B2ms', 'Hours', 912, 400],
    ],
    windows,
  ),
  ...meters(
    'Compute',
    'Infrastructure',
    [
      ['Virtual Machines', 'Virtual Machines', 'Esv5 Series', 'E8s v5', 'Hours', 5040, 365],
      [
        'Azure Kubernetes Service',
        'Azure Kubernetes Service',
        'Standard',
        'Uptime SLA',
        'Hours',
        1000,
        730,
      ],
    ],
    linux,
  ),
  ...meters('Compute', 'Application Innovation', [
    ['App Service', 'Azure App Service', 'Premium v3 Plan', 'P1 v3 App', 'Hours', 1700, 730],
    ['Functions', 'Functions', 'Consumption', 'Total Executions', '10K', 20, 5000],
  ]),
  ...meters('Storage', 'Infrastructure', [
    ['Storage', 'Storage', 'Tiered Block Blob', 'Hot LRS Data Stored', 'GB/Month', 184, 2500],
    ['Storage', 'Storage', 'Premium SSD Managed Disks', 'P10 LRS Disks', '1/Month', 197100, 4],
    ['Backup', 'Backup', 'Azure VM', 'Protected Instances', '1/Month', 100000, 3],
  ]),
  ...meters('Networking', 'Infrastructure', [
    ['Azure DNS', 'Azure DNS', 'Public', 'Queries', '1M', 4000, 12],
    ['Azure DNS', 'Azure DNS', 'Private', 'Zone', '1/Month', 2500, 3],
    ['Bandwidth', 'Bandwidth', 'Inter-Region', 'Data Transfer Out', 'GB', 870, 300],
    ['Load Balancer', 'Load Balancer', 'Standard', 'Included LB Rules', 'Hours', 250, 730],
    ['VPN Gateway', 'VPN Gateway', 'VpnGw1', 'VpnGw1', 'Hours', 1900, 730],
    ['Virtual Network', 'Virtual Network', 'Peering', 'Ingress', 'GB', 100, 0],
  ]),
  ...meters('Databases', 'Data and AI', [
    ['SQL Database', 'SQL Database', 'General Purpose Gen5', 'vCore', 'Hours', 2520, 730],
    ['Azure Cosmos DB', 'Azure Cosmos DB', 'Autoscale', '100 RU/s', 'Hours', 120, 2920],
    [
      'Azure Database for PostgreSQL',
      'Azure Database for PostgreSQL',
      'Flexible Server',
      'vCore',
      'Hours',
      890,
      730,
    ],
  ]),
  ...meters('AI + Machine Learning', 'Data and AI', [
    ['Cognitive Services', 'Cognitive Services', 'Language', 'Text Records', '1K', 10000, 25],
    ['Azure OpenAI', 'Cognitive Services', 'GPT', 'Input Tokens', '1M', 25000, 40],
  ]),
  ...meters('Management and Security', 'Security', [
    ['Azure Monitor', 'Log Analytics', 'Analytics Logs', 'Data Ingestion', 'GB', 27600, 20],
    ['Key Vault', 'Key Vault', 'Standard', 'Operations', '10K', 300, 60],
    [
      'Microsoft Defender for Cloud',
      'Microsoft Defender for Cloud',
      'Servers',
      'P2 Node',
      'Hours',
      200,
      730,
    ],
  ]),
  ...meters('Integration', 'Application Innovation', [
    ['Service Bus', 'Service Bus', 'Standard', 'Messaging Operations', '1M', 8000, 13],
    [
      'Data Factory',
      'Azure Data Factory v2',
      'Cloud',
      'Orchestration Activity Run',
      '1K',
      10000,
      15,
    ],
  ]),
];
