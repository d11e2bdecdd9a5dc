#!/usr/bin/env node
import module from 'node:module';

const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `insights needs Node 24 or later; this is Node ${process.versions.node}. In a checkout, run it through npm: npm run insights -- --help`,
  );
  process.exit(1);
}
// Before its first thread starts. A report under way holds one, its compression and files need others.
process.env.UV_THREADPOOL_SIZE ??= '16';
// Compiled once, not at each start: half a second saved.
module.enableCompileCache?.();
// Node strips no types below node_modules: the published package brings them stripped.
const isInstalled = import.meta.url.includes('/node_modules/');
await import(isInstalled ? '../dist/cli/main.js' : '../src/cli/main.ts');
