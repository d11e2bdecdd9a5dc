#!/usr/bin/env node
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `insights needs Node 24 or later; this is Node ${process.versions.node}. In a checkout, run it through npm: npm run insights -- --help`,
  );
  process.exit(1);
}
await import('../src/cli/main.ts');
