import type { paths } from '../generated/datasources/types.ts';
import { defineVerifyHooks } from '../src/verify/hooks/define-verify-hooks.ts';

/** Nothing creates customers: verify may change this one, which every new database and the document's examples have. */
// biome-ignore lint/style/noDefaultExport: verify reads the default export
export default defineVerifyHooks<paths>({
  ids: { 'POST /customers/{id}': { id: '4c8e1d7b-2a9f-4b63-9e05-7a6b5c4d3e2f' } },
});
