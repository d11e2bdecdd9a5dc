/** Loaded before a test server: it ends when whoever started it does, however that comes. */
process.stdin.resume().once('end', () => process.exit());
