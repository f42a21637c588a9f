import { demoApiKey } from '../projects/demo.ts';
import { startServer } from '../projects/server.ts';
import { describeMutants } from './describe-mutants.ts';
import { projectsMutants } from './projects-mutants.ts';

describeMutants({
  name: 'projects',
  mutants: projectsMutants,
  users: () => ({ headers: { 'X-API-Key': demoApiKey } }),
  depth: 1,
  start: startServer,
});
