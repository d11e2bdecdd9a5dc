import { at } from '../world/random.ts';
import { completions } from './completions.ts';
import { project } from './projection.ts';
import { accountColumn, locationColumn } from './shared-columns.ts';

type Training = readonly [name: string, type: string, products: string, roles: string];

/** Lists are joined by commas, as the vendor does it: a field that has to be quoted. */
const trainings: readonly Training[] = [
  ['Describe cloud concepts', 'Module', 'Azure', 'Administrator,Developer,Student'],
  ['Azure Fundamentals', 'Learning Path', 'Azure', 'Administrator'],
  ['Implement and manage storage', 'Module', 'Azure,Azure Storage', 'Administrator'],
  ['Secure your identities', 'Learning Path', 'Entra ID,Azure', 'Security Engineer'],
  ['Model data in Power BI', 'Module', 'Power BI', 'Data Analyst,Business User'],
  ['Write "clean" DAX', 'Module', 'Power BI', 'Data Analyst'],
  ['Set up Business Central', 'Learning Path', 'Dynamics 365', 'Functional Consultant'],
  ['Manage Teams, chat & calls', 'Module', 'Microsoft Teams,Microsoft 365', 'Administrator'],
  ['Deploy devices with Intune', 'Learning Path', 'Intune,Windows', 'Administrator'],
  ['Build with containers', 'Module', 'Azure Kubernetes Service', 'Developer,DevOps Engineer'],
];

export const msLearn = project(
  'MSLearn',
  (account, calendar) => completions(account, calendar, 30),
  {
    ...accountColumn,
    ...locationColumn,
    UserName: ({ person }) => `${person.firstName} ${person.lastName}`,
    UserId: ({ person }) => person.userId,
    TrainingName: ({ seed }) => at(trainings, seed)[0],
    TrainingType: ({ seed }) => at(trainings, seed)[1],
    Products: ({ seed }) => at(trainings, seed)[2],
    Roles: ({ seed }) => at(trainings, seed)[3],
    CompletionDate: ({ day }) => day,
    PartnerName: ({ location }) => location.partnerName,
    Country: ({ location }) => location.market.name,
  },
);
