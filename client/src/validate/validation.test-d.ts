/** Checked by the compiler: each line that must not compile says so. */
import { createClient } from '../../../generated/jobs/client.ts';
import { validate } from '../../../generated/jobs/validators.ts';
import { createValidation, items, properties, type } from './index.ts';

createClient({ validate: validate('off') });
createClient({ validate: validate('throw', { onProblem: ({ pointer }) => void pointer.length }) });
createClient({ validate: undefined });

// @ts-expect-error The mode alone brings no checks.
createClient({ validate: 'warn' });
// @ts-expect-error It is called with a mode.
createClient({ validate });
// @ts-expect-error There is no such mode.
validate('error');
// @ts-expect-error Problems are values, not texts.
validate('warn', { onProblem: (problem: string) => void problem });
// @ts-expect-error An operation has answers.
createValidation({ getJob: { at: '#/paths' } }, 'warn');
// @ts-expect-error There is no such type.
type('int');
// @ts-expect-error A schema is a list of checks.
items(type('integer'));
// @ts-expect-error A schema is a list of checks.
properties({ id: type('integer') });
