import { Command } from 'commander';
import { version } from '../app/version.ts';
import { errorText } from '../kernel/errors.ts';
import { registerApi } from './commands/api.ts';
import { registerApp } from './commands/app.ts';
import { registerApply } from './commands/apply.ts';
import { registerAudit } from './commands/audit.ts';
import { registerDatasets } from './commands/datasets.ts';
import { registerDemo } from './commands/demo.ts';
import { registerExplain } from './commands/explain.ts';
import { registerKeys } from './commands/keys.ts';
import { registerLink } from './commands/link.ts';
import { registerLoad } from './commands/load.ts';
import { registerPartner } from './commands/partner.ts';
import { registerPull } from './commands/pull.ts';
import { registerSample } from './commands/sample.ts';
import { registerSchema } from './commands/schema.ts';
import { registerServe } from './commands/serve.ts';
import { registerTry } from './commands/try.ts';
import { registerUser } from './commands/user.ts';
import { registerVerify } from './commands/verify.ts';
import { registerVersion } from './commands/version.ts';
import { registerWorker } from './commands/worker.ts';

const program = new Command('insights')
  .description('An open, self-hosted server for partner analytics.')
  .version(version, '-V, --version')
  .showHelpAfterError('(--help shows what there is)');

for (const register of [
  registerServe,
  registerApi,
  registerWorker,
  registerSample,
  registerLoad,
  registerSchema,
  registerPartner,
  registerUser,
  registerApp,
  registerKeys,
  registerApply,
  registerLink,
  registerAudit,
  registerDemo,
  registerDatasets,
  registerTry,
  registerExplain,
  registerPull,
  registerVerify,
  registerVersion,
]) {
  register(program);
}

try {
  await program.parseAsync();
} catch (error) {
  console.error(errorText(error));
  process.exitCode = 1;
}
