const message =
  'Code: 159. DB::Exception: Timeout exceeded: elapsed 1.02 seconds, maximum: 1. (TIMEOUT_EXCEEDED) (version 25.11.2.24 (official build))';

const tag = 'PU1FNUFH98ABCDEF';

/** What servers write after the rows when they fail on their way, and how their answers end then. */
export const exceptionTails = [
  {
    version: '18.16',
    tail: 'Code: 159, e.displayText() = DB::Exception: Timeout exceeded: elapsed 1.04 seconds, maximum: 1, e.what() = DB::Exception\n',
    end: 'well',
  },
  { version: '24.8', tail: `${message}\n`, end: 'well' },
  { version: '25.3', tail: `__exception__\r\n${message}\n`, end: 'broken off' },
  {
    version: '25.11',
    tail: `\r\n__exception__\r\n${tag}\r\n${message}\n${message.length + 1} ${tag}\r\n__exception__\r\n`,
    end: 'broken off',
  },
] as const;
