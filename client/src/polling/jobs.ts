import type { Feature } from '../feature.ts';
import { followJob } from './follow-job.ts';
import type { CompletedOptions } from './job.ts';

/** Gives the promises of calls that start something long `.completed()`: see `Job`. */
export const jobs: Feature = (method, context) => {
  const { job } = context.operation;
  if (!job) return method;
  return (init = {}) => {
    const exchange = context.exchange(context.name, init);
    const call = exchange.then(({ result }) => result);
    const completed = async (options: CompletedOptions = {}) => {
      // Nobody waits for the call itself then: its failure is told here.
      call.catch(() => undefined);
      const { result: started, url } = await exchange;
      return followJob({ context, job, init, started, url, options });
    };
    return Object.assign(call, { completed });
  };
};
