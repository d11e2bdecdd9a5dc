import { readMeasured } from './measured-figures.ts';
import { checkAgainstMeasured } from './simulating/check.ts';
import { findWorkers } from './simulating/find-workers.ts';
import { readSimulateOptions, type SimulateOptions } from './simulating/options.ts';
import { tellOutcome } from './simulating/tell.ts';

/**
 * `npm run simulate [-- options]`: a day of so many partners, simulated by what was measured
 * (`measured.json`). See docs/scaling.md for the options.
 */
const options = optionsOrExit();
const measured = readMeasured();
if (options.check) console.log(checkAgainstMeasured(measured));
else if (options.within) console.log(findWorkers(options, measured, options.within));
else console.log(tellOutcome(options, measured));

function optionsOrExit(): SimulateOptions {
  try {
    return readSimulateOptions(process.argv.slice(2));
  } catch (error) {
    console.error(String(error));
    process.exit(2);
  }
}
