import { listAt } from '../ask.ts';
import type { Answer, Ask } from '../subject.ts';
import { get } from './requests.ts';

/** How many payments the first merchant has. */
export async function countPayments(ask: Ask): Promise<number> {
  return listAt(await get(ask, '/payments?limit=50'), 'data').length;
}

/** Asks for the balance until its limit is reached, and resolves to the refusal. */
export async function exhaustBalance(ask: Ask): Promise<Answer> {
  for (let asked = 0; asked < 100; asked += 1) {
    const answer = await get(ask, '/balance');
    if (answer.status === 429) return answer;
  }
  throw new Error('the limit of the balance was not reached');
}
