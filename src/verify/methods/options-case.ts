import { headerOf } from '../../contract/exchange.ts';
import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import type { FindingDraft } from '../finding.ts';
import { baseCandidates } from '../plan/base-request.ts';
import type { CaseRequest } from '../request.ts';
import { isSuccess, nothing } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { allowExtras, allowFault } from './allow-fault.ts';
import { methodEvidenceOf } from './method-evidence.ts';
import { pathTo } from './method-subject.ts';
import type { PathGroup } from './path-group.ts';

/** OPTIONS, which changes nothing, names in `Allow` what the path has: one request a path. */
export function optionsCase(group: PathGroup): Case {
  const [operation] = group.operations;
  return {
    id: `${operation.name}/method/options`,
    phase: 'boundaries',
    operation,
    title: 'with OPTIONS',
    topic: 'method',
    run: (world) => askOptions(world, group),
  };
}

async function askOptions(world: World, group: PathGroup): Promise<void> {
  const operation = group.operations.find(({ method }) => method === 'get') ?? group.operations[0];
  const own = group.operations.find(({ method }) => method === 'options');
  const item = operation.path.includes('{') ? await world.itemFor(operation, false) : nothing;
  if (!item) return world.skip('what its path names could be neither made nor found');
  const candidates = baseCandidates(world.model, own ?? operation);
  const [base] = candidates.ok ? candidates.requests : [];
  const request: CaseRequest = {
    method: 'OPTIONS',
    parameters: base?.parameters ?? [],
    body: undefined,
    fixed: new Set(['body']),
  };
  // A failure is told as such; what else comes is judged here.
  const exchange = await world.send({ operation: own ?? operation, request, item, manner: { isOdd: true } });
  if (!exchange) return;
  const allow = headerOf(exchange.response.headers, 'allow');
  const isSaid = saysOptions(world.model) || (own !== undefined && hasAllow(own));
  const { status } = exchange.response;
  const message = !isSuccess(exchange)
    ? isSaid && (status === 404 || status === 405)
      ? 'OPTIONS is refused, though the document says that it is answered'
      : undefined
    : allow === undefined
      ? isSaid && 'OPTIONS does not say in Allow which methods there are'
      : allowFault(world, group, pathTo(world, operation, item), allow);
  const evidence = methodEvidenceOf(world);
  const extras = isSuccess(exchange)
    ? allowExtras(world, group, pathTo(world, operation, item), allow ?? '')
    : [];
  if (message && evidence.areAnswered(group, extras)) return;
  if (!message) {
    if (isSuccess(exchange) && allow !== undefined && group.methods.size > 1) evidence.sawOptions();
    return;
  }
  const draft: FindingDraft = {
    code: 'allow-incomplete',
    ...(own ? { operation: own } : { operation, method: 'options' }),
    message,
    expected: [...group.methods].join(', '),
    actual: isSuccess(exchange) ? (allow ?? 'no Allow') : String(status),
    steps: [exchange],
    detail: 'options',
  };
  if (isSaid) world.report(draft);
  else evidence.sawWrongOptions({ world, draft });
}

/** Whether an OPTIONS of the document has `Allow` among the headers of its success. */
function hasAllow({ responses }: Operation): boolean {
  return responses.some(
    ({ status, headers }) =>
      status.startsWith('2') && headers.some(({ name }) => name.toLowerCase() === 'allow'),
  );
}

/** Whether the document says of all paths that OPTIONS is answered with `Allow`. */
function saysOptions({ info }: Model): boolean {
  return (info.description ?? '')
    .slice(0, 50_000)
    .split(/[.;,\n]/)
    .some(
      (clause) =>
        /\bOPTIONS\b/.test(clause) && /\bAllow\b/.test(clause) && !/\b(?:not?|without|never)\b/i.test(clause),
    );
}
