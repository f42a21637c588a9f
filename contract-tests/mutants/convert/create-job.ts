import { parseMultipart } from '../exports/parse-multipart.ts';
import { isForgiven, type Lenience } from '../lenience.ts';
import type { Or } from '../or.ts';
import type { Call, Reply } from '../serve.ts';
import { shownJob } from './job-status.ts';
import { fail, json } from './replies.ts';
import type { Job, Works } from './works.ts';

const lenience: Lenience = {
  'any-target': (_, { name }) => name === '/target',
  'long-title-accepted': (_, { name, keyword }) => name === '/title' && keyword === 'maxLength',
};

type Form = Readonly<Record<string, string>>;

/** POST /jobs */
export function createJob(works: Works, call: Call, owner: string): Reply {
  const { on, jobs } = works;
  const form = readForm(works, call);
  if (!form.ok) return form.reply;
  const { file: source = '', target = '', title = null, pageSize = 'a4' } = form.value;
  const times = { createdAt: works.now(), cancelledAt: undefined };
  const job: Job = { id: works.nextId(), owner, target, title, pageSize, source, ...times };
  jobs.set(job.id, job);
  const base = `${on('absolute-location') ? `http://${call.headers.host}` : ''}/convert/v1/jobs/`;
  const headers = {
    Location: `${base}${on('location-of-another') ? 'job_0001' : job.id}`,
    ...(on('no-retry-after') ? {} : { 'Retry-After': '1' }),
  };
  return json(on('job-created-201') ? 201 : 202, shownJob(works, job), headers);
}

/** The fields of the form, checked. */
function readForm(works: Works, call: Call): Or<Form> {
  const { on, contract } = works;
  const no = (status: number, message: string) => ({ ok: false, reply: fail(status, message) }) as const;
  const type = call.headers['content-type'] ?? '';
  if (call.body.length === 0 && type === '') return no(400, 'The body is missing');
  if (!/^multipart\/form-data *(?:;|$)/i.test(type)) return no(415, 'The body must be multipart/form-data');
  const parts = parseMultipart(type, call.body);
  if (!parts) {
    if (on('no-boundary-crashes') && !/boundary=/i.test(type)) return no(500, 'boundary is undefined');
    return no(400, 'The form cannot be read');
  }
  const fields = new Map<string, string>();
  for (const { name, mediaType, bytes } of parts) {
    if (fields.has(name)) return no(422, `${name} is given twice`);
    const isDocument = ['', 'text/markdown', 'text/plain'].includes(mediaType);
    if (name === 'file' && !isDocument) return no(415, 'The file must be text/markdown or text/plain');
    const text = textOf(bytes);
    if (text === undefined) return no(422, `${name} is not in UTF-8`);
    fields.set(name, text);
  }
  const value = Object.fromEntries(fields);
  const wrong = contract
    .checkBody(call, 'multipart/form-data', value)
    .filter((one) => !isForgiven(lenience, on, call, one));
  if (wrong[0]) return no(422, wrong[0].message);
  if (on('letter-refused') && value.pageSize === 'letter') return no(422, 'letter is not supported');
  return { ok: true, value };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
