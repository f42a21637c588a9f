/** What a test can break, and oddities that the document allows. */
export type BasketSwitch =
  | 'line-adds'
  | 'line-twice'
  | 'line-not-kept'
  | 'line-merges'
  | 'line-stays'
  | 'lines-cleared'
  | 'one-line-only'
  | 'coupon-410'
  | 'leap-day-crashes'
  | 'long-password-crashes'
  | 'job-puttable'
  | 'job-puttable-refused'
  | 'sign-out-keeps'
  | 'job-stuck'
  | 'job-stuck-unsaid'
  | 'blue-ignored'
  | 'no-labels-null';

interface Line {
  readonly ware_id: string;
  readonly count: number;
  readonly wrapped: boolean;
}

const colours = ['red', 'red', 'green', 'green', 'blue', 'white'];
const wares = ['lamp', 'desk', 'chair', 'shelf', 'stool', 'bed'].map((code, index) => ({
  code,
  colour: colours[index],
  labels: index === 2 ? [] : ['new'],
}));
/** By path, but for HEAD. */
const methods: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\/sessions$/, ['POST']],
  [/^\/sessions\/current$/, ['DELETE']],
  [/^\/(?:wares(?:\/\w+)?|basket|coupons\/[^/]+|jobs\/[^/]+)$/, ['GET']],
  [/^\/basket\/lines\/[^/]+$/, ['PUT', 'DELETE']],
  [/^\/jobs$/, ['POST']],
];

/** Serves baskets as documented, but for what is switched on. The cookie `sid=first` goes with the token `token-first`. */
export function basketsFetch(switched?: BasketSwitch): typeof fetch {
  const on = (name: BasketSwitch) => name === switched;
  const sessions = new Set(['first']);
  let lines: readonly Line[] = [{ ware_id: 'chair', count: 1, wrapped: false }];
  const jobs = new Map<string, number>();
  let count = 0;

  function put(code: string, body: Partial<Line>): Response {
    const old = lines.find((one) => one.ware_id === code);
    const wrapped = body.wrapped ?? (on('line-merges') ? old?.wrapped : undefined) ?? false;
    const added = on('line-adds') && old ? old.count : 0;
    const line = { ware_id: code, count: Math.min((body.count ?? 1) + added, 9), wrapped };
    const others = lines.filter((one) => one.ware_id !== code || on('line-twice'));
    if (!on('line-not-kept')) lines = on('one-line-only') ? [line] : [...others, line];
    return answer(old ? 200 : 201, { lines });
  }

  function remove(code: string): Response {
    if (!lines.some((one) => one.ware_id === code)) return answer(404);
    if (!on('line-stays')) lines = on('lines-cleared') ? [] : lines.filter((one) => one.ware_id !== code);
    return answer(204);
  }

  function readJob(id: string): Response {
    const looks = jobs.get(id);
    if (looks === undefined) return answer(404);
    const isStuck = on('job-stuck') || on('job-stuck-unsaid');
    jobs.set(id, looks + 1);
    const step = Math.min(looks + 1, isStuck ? 1 : 2);
    return answer(200, { id, status: ['queued', 'running', 'done'][step] });
  }

  function startJob(): Response {
    count += 1;
    jobs.set(`job_${count}`, 0);
    const headers = { ...(!on('job-stuck-unsaid') && { 'Retry-After': '1' }) };
    return answer(
      202,
      { id: `job_${count}`, status: 'queued' },
      { ...headers, Location: `/jobs/job_${count}` },
    );
  }

  function listWares(colour: string | null): Response {
    const isAll = colour === null || (on('blue-ignored') && colour === 'blue');
    return answer(
      200,
      wares.filter((one) => isAll || one.colour === colour),
    );
  }

  function signIn({ user, password = '' }: { readonly user?: string; readonly password?: string }): Response {
    if (on('long-password-crashes') && password.length === 40) return answer(500);
    if (user !== 'ada' || password !== 'lovelace') return answer(401);
    count += 1;
    sessions.add(`s${count}`);
    return answer(201, { csrf_token: `token-s${count}` }, { 'Set-Cookie': `sid=s${count}; HttpOnly` });
  }

  return async (input, init) => {
    const { pathname, searchParams } = new URL(String(input));
    const method = init?.method ?? 'GET';
    const headers = new Headers(init?.headers);
    const [, first = '', key = '', last = ''] = pathname.split('/');
    const extra = on('job-puttable') || on('job-puttable-refused') ? ['PUT'] : [];
    const known = methods.find(([path]) => path.test(pathname))?.[1];
    if (!known) return answer(404);
    const allowed = [...known, ...(pathname.startsWith('/jobs/') ? extra : [])];
    if (!allowed.includes(method)) return answer(405, undefined, { Allow: allowed.join(', ') });
    const sid = /(?:^|;\s*)sid=(\w+)/.exec(headers.get('cookie') ?? '')?.[1] ?? '';
    const isOpen = first === 'wares' || pathname === '/sessions';
    if (!isOpen && !sessions.has(sid)) return answer(401);
    if (!isOpen && method !== 'GET' && headers.get('x-csrf-token') !== `token-${sid}`) return answer(403);
    const text = init?.body ? new TextDecoder().decode(init.body as Uint8Array) : '{}';
    const body = JSON.parse(text === '' ? '{}' : text);
    if (pathname === '/sessions') return signIn(body);
    if (first === 'sessions') {
      if (!on('sign-out-keeps')) sessions.delete(sid);
      return answer(204);
    }
    if (pathname === '/wares') return listWares(searchParams.get('colour'));
    if (first === 'wares') {
      const found = wares.find(({ code }) => code === key);
      const labels = on('no-labels-null') && found?.labels.length === 0 ? null : found?.labels;
      return found ? answer(200, { ...found, labels }) : answer(404);
    }
    if (pathname === '/basket') return answer(200, { lines });
    if (first === 'basket') return method === 'PUT' ? put(last, body) : remove(last);
    if (first === 'coupons') {
      if (key !== 'SPRING') return answer(on('coupon-410') ? 410 : 404);
      if (on('leap-day-crashes') && searchParams.get('on')?.endsWith('-02-29')) return answer(500);
      return answer(200, { code: key });
    }
    if (method === 'POST') return startJob();
    if (method === 'PUT') return answer(on('job-puttable') ? 204 : 400);
    return readJob(key);
  };
}

function answer(status: number, body?: unknown, headers: Record<string, string> = {}): Response {
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const text = body === undefined ? null : JSON.stringify(body);
  return new Response(text, { status, headers: { ...type, ...headers } });
}
