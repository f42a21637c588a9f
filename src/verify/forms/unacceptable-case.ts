import type { Exchange } from '../../contract/exchange.ts';
import { isNamedStatus } from '../../contract/find-response.ts';
import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { isSuccess } from '../run/item.ts';
import type { World } from '../run/world.ts';

/** What nobody offers who has not said so. */
const unusual = ['image/png', 'application/x-concordat-nothing'];

/** Whether the document has 406 for what is asked for in a media type that there is not. */
export function refusesForms({ method, responses }: Operation): boolean {
  const offered = responses.find(({ status }) => status === '200')?.content ?? [];
  const isAny = offered.length === 0 || offered.some(({ name }) => name.includes('*'));
  return method === 'get' && !isAny && responses.some(({ status }) => status === '406');
}

/**
 * What is asked for in a media type alone that the document does not have is refused with the documented 406. Who sends what there
 * is all the same does as HTTP allows, but not as the document says. Costs one request.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1
 */
export function unacceptableCase(operation: Operation): Case {
  return {
    id: `${operation.name}/unacceptable`,
    phase: 'sequences',
    operation,
    title: 'a media type that there is not',
    topic: 'media-types',
    run: (world) => runUnacceptable(world, operation),
  };
}

async function runUnacceptable(world: World, operation: Operation): Promise<void> {
  const baseline = await world.baseline(operation);
  if (!baseline) return world.skip(world.whyNoBaseline(operation));
  const offered = operation.responses.flatMap(({ content }) => content.map(({ name }) => name));
  const accept = unusual.find((name) => !offered.includes(name));
  if (accept === undefined) return;
  const item = (await world.itemFor(operation)) ?? baseline.item;
  const request = { ...baseline.request, headers: { ...baseline.request.headers, accept } };
  const exchange = await world.send({ operation, request, item, manner: { isOdd: true } });
  if (!exchange) return;
  if (!isSuccess(exchange)) return judgeRefusal(world, operation, exchange);
  world.report({
    code: 'response-content-type',
    operation,
    message: 'what is asked for in a media type alone that there is not is answered, where 406 is documented',
    expected: '406',
    actual: `${exchange.response.status} for Accept: ${accept}`,
    hint: 'Look at Accept, or leave 406 out of the document.',
    steps: [exchange],
    detail: 'unacceptable',
  });
}

/**
 * 415 is about what was sent, and nothing was: it is told wherever 406 is documented. Of the other statuses only those that the
 * document does not have.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5.16
 */
function judgeRefusal(world: World, operation: Operation, exchange: Exchange): void {
  const { status } = exchange.response;
  const isOtherFault = status !== 415 && (status !== 400 || isNamedStatus(operation, 400));
  if (isOtherFault) return;
  world.report({
    code: 'refusal-status',
    operation,
    message: `an Accept that names nothing that there is, is refused with ${status} instead of the documented 406`,
    expected: '406',
    actual: String(status),
    hint: 'Answer 406 where no media type of Accept can be sent; 415 is for the body of a request.',
    steps: [exchange],
    detail: 'unacceptable',
  });
}
