import { type Command, Option } from 'commander';
import { parseRole, type RoleGrant, roles } from '../../kernel/roles.ts';
import { collect } from './admin-command.ts';

export interface RoleFlags {
  readonly role?: readonly string[];
  /** False when `--no-roles` is given. */
  readonly roles?: boolean;
}

export const withRoles = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '--role <role[@location,…]>',
        `a role, over the whole account or over locations; may be given several times (${roles.join(', ')})`,
      ).argParser(collect),
    )
    .option('--no-roles', 'no role at all');

/** Undefined: the roles stay as they are. */
export function readRoles({ role, roles: any }: RoleFlags): RoleGrant[] | undefined {
  if (any === false && role) throw new Error('give either --role or --no-roles');
  return any === false ? [] : role?.map(parseRole);
}
