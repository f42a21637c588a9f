import { logIn } from '../pipeline/log-in.ts';
import { startServer } from '../pipeline/server.ts';
import { demoUser } from '../pipeline/users.ts';
import { describeMutants } from './describe-mutants.ts';
import { pipelineMutants } from './pipeline-mutants.ts';

describeMutants({
  name: 'pipeline',
  mutants: pipelineMutants,
  users: async (url) => ({
    headers: { Authorization: `Bearer ${(await logIn(url, demoUser)).access_token}` },
    // One token serves the whole run: what would end it is tried in the suite of the server.
    excluded: ({ name }) => ['login', 'logout', 'refreshTokens'].includes(name),
  }),
  depth: 2,
  start: startServer,
});
