import { runMain } from '../shared/run-main.ts';
import { startServer } from './server.ts';

await runMain('pipeline', startServer);
