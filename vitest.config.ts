import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['concordat-source', 'module', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['concordat-source', 'node', 'import', 'default'] } },
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
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
