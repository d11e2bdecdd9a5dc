import { addMonths, monthStart } from '../world/calendar.ts';
import { at } from '../world/random.ts';
import { completions } from './completions.ts';
import { project } from './projection.ts';
import { accountColumn, locationColumn } from './shared-columns.ts';

type Training = readonly [id: string, title: string, type: string, yearsValid: number | null];

const trainings: readonly Training[] = [
  ['AZ-104', 'Microsoft Azure Administrator', 'Certification', 1],
  ['AZ-305', 'Designing Microsoft Azure Infrastructure Solutions', 'Certification', 1],
  ['AZ-900', 'Microsoft Azure Fundamentals', 'Exam', null],
  ['DP-300', 'Administering Microsoft Azure SQL Solutions', 'Certification', 1],
  ['MB-800', 'Dynamics 365 Business Central Functional Consultant', 'Certification', 1],
  ['MS-102', 'Microsoft 365 Administrator', 'Exam', null],
  ['PL-300', 'Microsoft Power BI Data Analyst', 'Certification', 1],
  ['SC-300', 'Identity and Access Administrator', 'Certification', 1],
  ['SALES-01', 'Selling "as a service", the basics', 'Assessment', 2],
];

export const trainingCompletions = project(
  'TrainingCompletions',
  (account, calendar) =>
    completions(account, calendar, 20).map((completion) => ({
      ...completion,
      lastDay: calendar.lastDay,
      training: at(trainings, completion.seed),
    })),
  {
    ...accountColumn,
    ...locationColumn,
    TrainingActivityId: ({ training }) => training[0],
    TrainingTitle: ({ training }) => training[1],
    TrainingType: ({ training }) => training[2],
    IndividualFirstName: ({ person }) => person.firstName,
    IndividualLastName: ({ person }) => person.lastName,
    Email: ({ person }) => person.email,
    CorpEmail: ({ person }) => (person.seed % 3 === 0 ? '' : person.email),
    TrainingCompletionDate: ({ day }) => day,
    ExpirationDate: ({ training, day }) => expiration(day, training[3]),
    ActivationStatus: ({ training, day, lastDay }) =>
      (expiration(day, training[3]) ?? lastDay) < lastDay ? 'Expired' : 'Active',
    Month: ({ day }) => monthStart(day),
    IcMCP: ({ person }) => (person.certificationId ? 'Yes' : 'No'),
    MCPID: ({ person }) => person.certificationId,
    AADUserId: ({ person }) => person.userId,
    PartnerName: ({ location }) => location.partnerName,
    PartnerCityLocation: ({ location }) => location.city.name,
    PartnerCountryLocation: ({ location }) => location.market.name,
  },
);

const expiration = (day: number, years: number | null): number | null =>
  years === null ? null : addMonths(day, years * 12);
