/** A product family that has a usage dataset of its own. */
export type ProductLine = 'office' | 'dynamics' | 'powerbi' | 'ems' | 'azure';

export interface Product {
  readonly line: ProductLine;
  readonly family: string;
  readonly name: string;
  readonly rawName: string;
  readonly sku: string;
  readonly partNumber: string;
  readonly revSumDivision: string;
  readonly revSumCategory: string;
  readonly solutionArea: string;
  /** US cents a seat and month; 0 for a free product and for usage-priced Azure. */
  readonly seatPrice: number;
}

type Row = readonly [
  name: string,
  sku: string,
  partNumber: string,
  category: string,
  price: number,
];

const line = (
  shared: Pick<Product, 'line' | 'family' | 'revSumDivision' | 'solutionArea'>,
  rows: readonly Row[],
): readonly Product[] =>
  rows.map(([name, sku, partNumber, revSumCategory, seatPrice]) => ({
    ...shared,
    name,
    rawName: `${name} (${partNumber})`,
    sku,
    partNumber,
    revSumCategory,
    seatPrice,
  }));

const office = line(
  {
    line: 'office',
    family: 'Microsoft 365',
    revSumDivision: 'Office 365',
    solutionArea: 'Modern Work',
  },
  [
    [
      'Microsoft 365 Business Standard',
      'MICROSOFT 365 BUSINESS STANDARD',
      'CFQ7TTC0LDPB',
      'M365 Business',
      1250,
    ],
    [
      'Microsoft 365 Business Basic',
      'MICROSOFT 365 BUSINESS BASIC',
      'CFQ7TTC0LH18',
      'M365 Business',
      600,
    ],
    [
      'Microsoft 365 Business Premium',
      'MICROSOFT 365 BUSINESS PREMIUM',
      'CFQ7TTC0LCHC',
      'M365 Business',
      2200,
    ],
    ['Microsoft 365 E3', 'MICROSOFT 365 E3', 'CFQ7TTC0LFLX', 'M365 Enterprise', 3600],
    ['Microsoft 365 E5', 'MICROSOFT 365 E5', 'CFQ7TTC0LFLZ', 'M365 Enterprise', 5700],
    ['Office 365 E1', 'OFFICE 365 E1', 'CFQ7TTC0LF8Q', 'O365 Enterprise', 1000],
    ['Office 365 A1', 'OFFICE 365 A1 (FREE)', 'CFQ7TTC0LFK5', 'O365 Education', 0],
  ],
);

const dynamics = line(
  {
    line: 'dynamics',
    family: 'Dynamics 365',
    revSumDivision: 'Dynamics',
    solutionArea: 'Business Applications',
  },
  [
    [
      'Dynamics 365 Business Central Essentials',
      'DYNAMICS 365 BUSINESS CENTRAL ESSENTIALS',
      'CFQ7TTC0LGV9',
      'D365 Business Central',
      7000,
    ],
    [
      'Dynamics 365 Sales Professional',
      'DYNAMICS 365 SALES PROFESSIONAL',
      'CFQ7TTC0LFNK',
      'D365 Customer Engagement',
      6500,
    ],
    [
      'Dynamics 365 Customer Service Enterprise',
      'DYNAMICS 365 CUSTOMER SERVICE ENTERPRISE',
      'CFQ7TTC0LFDZ',
      'D365 Customer Engagement',
      9500,
    ],
    [
      'Dynamics 365 Finance',
      'DYNAMICS 365 FINANCE',
      'CFQ7TTC0LHTQ',
      'D365 Finance and Operations',
      18000,
    ],
    [
      'Dynamics 365 Sales Trial',
      'DYNAMICS 365 SALES TRIAL',
      'CFQ7TTC0LTRL',
      'D365 Customer Engagement',
      0,
    ],
  ],
);

const powerbi = line(
  {
    line: 'powerbi',
    family: 'Power BI',
    revSumDivision: 'Power Platform',
    solutionArea: 'Data and AI',
  },
  [
    ['Power BI Pro', 'POWER BI PRO', 'CFQ7TTC0L3PB', 'Power BI', 1000],
    ['Power BI Premium Per User', 'POWER BI PREMIUM PER USER', 'CFQ7TTC0HL8W', 'Power BI', 2000],
    ['Power BI (free)', 'POWER BI FREE', 'CFQ7TTC0FREE', 'Power BI', 0],
  ],
);

const ems = line(
  {
    line: 'ems',
    family: 'Enterprise Mobility + Security',
    revSumDivision: 'EMS',
    solutionArea: 'Security',
  },
  [
    [
      'Enterprise Mobility + Security E3',
      'ENTERPRISE MOBILITY + SECURITY E3',
      'CFQ7TTC0LHT4',
      'EMS',
      1060,
    ],
    [
      'Enterprise Mobility + Security E5',
      'ENTERPRISE MOBILITY + SECURITY E5',
      'CFQ7TTC0LFJ1',
      'EMS',
      1640,
    ],
    ['Microsoft Intune Plan 1', 'MICROSOFT INTUNE PLAN 1', 'CFQ7TTC0LCH4', 'Intune', 800],
  ],
);

const azure = line(
  { line: 'azure', family: 'Azure', revSumDivision: 'Azure', solutionArea: 'Infrastructure' },
  [
    ['Microsoft Azure', 'AZURE PLAN', 'DZH318Z0BPS6', 'Azure Consumption', 0],
    ['Microsoft Azure', 'AZURE PAY AS YOU GO', 'MS-AZR-0145P', 'Azure Consumption', 0],
  ],
);

export const products: Readonly<Record<ProductLine, readonly Product[]>> = {
  office,
  dynamics,
  powerbi,
  ems,
  azure,
};
