import { type Exchange, headerOf } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { RangeForm } from './range-probes.ts';

/** What a document says of the parts of something. */
export interface RangeWords {
  /** Several ranges at once are answered with everything. */
  readonly oneOnly: boolean;
  readonly hasIfRange: boolean;
  /**
   * Whether a range of this form has to be served. HTTP lets a server ignore any: but not one that says that it serves them.
   *
   * @param isSeen whether the server was seen to serve another
   */
  isPromised(form: RangeForm, whole: Exchange, isSeen: boolean): boolean;
}

/** Longer texts are read as far as this. */
const maxText = 5000;

/** Reads what the description of an operation and of its `Range` say. */
export function documentOn({ description = '', parameters, responses }: Operation): RangeWords {
  const ranged = parameters.find(({ name }) => name.toLowerCase() === 'range');
  const text = [description, ranged?.description ?? ''].map((one) => one.slice(0, maxText)).join('\n');
  const hasPart = responses.some(({ status }) => status === '206');
  const sentences = text.split(/[.;]\s|\n\s*\n/);
  return {
    oneOnly: sentences.some(
      (one) =>
        /\b(?:several|multiple|more than one|many)\b/i.test(one) &&
        /\b(?:everything|whole|all (?:of )?(?:the |its )?bytes|full|entire|ignored?|200)\b/i.test(one) &&
        /\b(?:ranges?|at once|parts)\b/i.test(one),
    ),
    hasIfRange:
      /\bif-range\b/i.test(text) || parameters.some(({ name }) => name.toLowerCase() === 'if-range'),
    isPromised: (form, { response }, isSeen) => {
      const isOffered = /\bbytes\b/i.test(headerOf(response.headers, 'accept-ranges') ?? '');
      if (!hasPart || (!isSeen && !isOffered)) return false;
      // Once parts are documented and offered, the simplest of them are to be had; other forms where they are named.
      if (form === 'closed') return true;
      return form === 'open'
        ? /\bbytes=\d+-(?!\d)/.test(text)
        : form === 'suffix' && /\bbytes=-\d/.test(text);
    },
  };
}
