import type { Project } from './project-file.ts';

/** The file of accepted lint problems, relative to the project's folder. */
export const baselineFile = 'lint-baseline.json';

/**
 * The text of concordat.config.ts.
 *
 * Only a type is imported, which Node strips: the configuration works before anything is installed.
 */
export function configText({ name, document, isAdopted, allowHosts }: Project): string {
  const key = /^[A-Za-z_]\w*$/.test(name) && name !== '__proto__' ? name : quote(name);
  const lines = [
    `  apis: { ${key}: ${quote(document)} },`,
    ...(allowHosts.length > 0 ? [`  allowHosts: [${allowHosts.map(quote).join(', ')}],`] : []),
    ...(isAdopted ? [`  lint: { baseline: ${quote(baselineFile)} },`] : []),
  ];
  return `import type { Config } from 'concordat';\n\nexport default {\n${lines.join('\n')}\n} satisfies Config;\n`;
}

/** A string as TypeScript source. */
export function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** The lint rules that a project starts with: what its document keeps to, so that a step back is seen. */
export const redoclyText = `# What "concordat lint" holds the documents to: https://redocly.com/docs/cli/configuration
telemetry: off

extends:
  - recommended

rules:
  # A license is for those who publish their API: remove this line when you do.
  info-license: off

  operation-operationId: error
  operation-4xx-response: error
  no-invalid-media-type-examples: error

  # Concordat's own
  concordat/example-valid: error
  concordat/schema-compiles: error
  concordat/error-documented: error
  concordat/rate-limit-headers: error
  concordat/list-paginated: error
  concordat/operation-examples: error
`;

/** The tsconfig.json of a project that has none. */
export function tsconfigText(extension: Project['extension']): string {
  // In a CommonJS package nodenext would refuse the generated modules.
  const module =
    extension === 'ts'
      ? { module: 'nodenext', moduleResolution: 'nodenext' }
      : { module: 'preserve', moduleResolution: 'bundler' };
  const compilerOptions = {
    target: 'es2024',
    lib: ['es2024', 'dom', 'dom.iterable', 'dom.asynciterable'],
    ...module,
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
  };
  return `${JSON.stringify({ compilerOptions, exclude: ['node_modules', 'docs/site'] }, null, 2)}\n`;
}

/** A workflow for GitHub: the documents, the generated code and the contract tests, on every change. */
export const workflowText = `name: contract
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
jobs:
  contract:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@v4
        with:
          # The base of a pull request is compared with.
          fetch-depth: 0
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - run: npm ci
      - name: Lint, generated code, breaking changes
        env:
          BASE: \${{ github.base_ref }}
        run: npx concordat check --format github \${BASE:+--base "git:origin/$BASE"}
      - name: Contract tests
        run: npx vitest run contract-tests
`;
