import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    conditions: ['concordat-source', 'module', 'node', 'import', 'default'],
    // The package by its own name, as the guide's snippets and the contract tests import it.
    alias: [
      { find: /^concordat$/, replacement: source('src/index.ts') },
      { find: /^concordat\/msw$/, replacement: source('src/msw.ts') },
      { find: /^concordat\/vitest$/, replacement: source('src/vitest.ts') },
    ],
  },
  // Node is started with these conditions too, and has `import` where it imports: to require() it would give modules.
  ssr: { resolve: { conditions: ['concordat-source', 'node', 'default'] } },
  test: {
    include: [
      'bin/**/*.test.ts',
      'src/**/*.test.ts',
      'client/src/**/*.test.ts',
      'contract-tests/**/*.test.ts',
      'docs/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // Of two processors Vitest would leave one unused.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
