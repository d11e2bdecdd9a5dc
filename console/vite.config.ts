import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressFiles } from './build/compress-files.ts';

/** Where `npm run dev` finds a running server. */
const SERVER = 'http://127.0.0.1:8080';
const TENANT = '^/[0-9a-fA-F-]{36}/';

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  // Relative: the server may stand behind a path that only it knows, which it writes into the page.
  base: command === 'build' ? './' : '/console/',
  plugins: [react(), compressFiles()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Inlined, a file would be a data: address that the Content-Security-Policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: { '/insights': SERVER, '/console/config.json': SERVER, [TENANT]: SERVER },
  },
}));
