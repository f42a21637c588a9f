import { runMain } from '../shared/run-main.ts';
import { startServer } from './server.ts';

// What the command line of every server does not know comes from the environment.
const { STUDIO_TRUSTED_PROXIES, STUDIO_AUDIT_FILE, STUDIO_WEBHOOK_TARGETS, STUDIO_TASKS_AT_ONCE } =
  process.env;

await runMain('studio', (options) =>
  startServer({
    ...options,
    ...(STUDIO_TRUSTED_PROXIES && { trustedProxies: STUDIO_TRUSTED_PROXIES.split(/[ ,]+/) }),
    ...(STUDIO_AUDIT_FILE && { auditFile: STUDIO_AUDIT_FILE }),
    ...(STUDIO_TASKS_AT_ONCE && { tasksAtOnce: Math.max(1, Number(STUDIO_TASKS_AT_ONCE) || 1) }),
    ...(STUDIO_WEBHOOK_TARGETS === 'any' && { webhookTargets: 'any' }),
  }),
);
