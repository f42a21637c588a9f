import { createHash } from 'node:crypto';
import { type Exchange, headerOf } from '../../contract/exchange.ts';
import { parseMediaType } from '../../http/media-type.ts';
import type { Operation } from '../../model/model.ts';
import { fileFactOf } from '../../resources/file-fact.ts';
import { plainName } from '../../resources/noun.ts';
import type { FindingDraft } from '../finding.ts';
import type { FilePair, Transfer } from './transfers.ts';

/** What the files that were uploaded, read and downloaded show. */
export function judgeTransfer(pair: FilePair, seen: readonly Transfer[]): readonly FindingDraft[] {
  return [...judgeDownloads(pair, seen), ...judgeTold(seen)];
}

function judgeDownloads({ download }: FilePair, seen: readonly Transfer[]): readonly FindingDraft[] {
  if (!download) return [];
  const came = seen.flatMap(({ file, up, down }) => (down ? [{ file, up, down }] : []));
  const isSame = ({ file, down }: (typeof came)[number]) => isKept(file, down);
  const documented = new Set(
    download.responses.find(({ status }) => status === '200')?.content.map(({ name }) => essenceOf(name)),
  );
  const kept = came.filter(isSame);
  const drafts: FindingDraft[] = [];
  for (const { file, up, down } of kept) {
    const type = typeOf(down);
    const isTold = type === undefined || type === essenceOf(file.type);
    // Where the document has one type for all files, that is what it says.
    if (isTold || !documented.has(essenceOf(file.type)) || type === 'application/octet-stream') continue;
    drafts.push({
      code: 'response-content-type',
      operation: download,
      message: 'what is downloaded has another media type than what was uploaded',
      expected: file.type,
      actual: headerOf(down.response.headers, 'content-type') ?? '',
      hint: 'Keep the media type with the file, and send it as the Content-Type.',
      steps: [up, down],
      detail: 'file',
    });
    break;
  }
  // A server that keeps one file as it is does not convert another, unless it says so by the type.
  const lost = came.find((one) => !isSame(one) && typeOf(one.down) === essenceOf(one.file.type));
  if (lost && (kept.length > 0 || saysAsUploaded(download)))
    drafts.push({
      code: 'content-differs',
      operation: download,
      message: 'what is downloaded is not what was uploaded',
      expected: `the ${lost.file.bytes.length} bytes that were uploaded`,
      actual: `${lost.down.response.body.length} other bytes`,
      hint: 'Keep the bytes as they are, and send all of them.',
      steps: [lost.up, lost.down],
      detail: 'bytes',
    });
  return drafts;
}

function isKept({ bytes }: Transfer['file'], { response }: Exchange): boolean {
  return Buffer.from(response.body).equals(bytes);
}

function saysAsUploaded({ summary = '', description = '' }: Operation): boolean {
  return /\bas (?:it|they) (?:is|are|was|were) uploaded\b|\boriginal\b|\bunchanged\b|\bexactly\b|\bbyte (?:by|for) byte\b/i.test(
    `${summary} ${description}`.slice(0, 4000),
  );
}

/** What is told of the type, the size and the digest of a file; the first operation that tells it wrongly is to blame. */
function judgeTold(seen: readonly Transfer[]): readonly FindingDraft[] {
  // Of what was converted, or cannot be looked at, nobody knows what it is now.
  const kept = seen.filter((one) => one.down && isKept(one.file, one.down));
  const drafts = kept.flatMap(({ file, up, told }) =>
    told.flatMap(({ operation, exchange, fields }) =>
      Object.entries(fields).flatMap(([name, value]): readonly FindingDraft[] => {
        const wanted = wantedOf(plainName(name), value, file);
        if (wanted === undefined || wanted === value) return [];
        return [
          {
            code: 'created-differs',
            operation,
            message: `"${name}" is not what was uploaded`,
            expected: String(wanted),
            actual: String(value),
            hint: 'Take it from the file as it came.',
            steps: exchange === up ? [up] : [up, exchange],
            detail: `file ${name}`,
          },
        ];
      }),
    ),
  );
  const known = new Set<string>();
  return drafts.filter(({ detail = '' }) => !known.has(detail) && known.add(detail) !== undefined);
}

/** What a property of this name has to be; undefined where its name does not say for sure. */
function wantedOf(name: string, value: unknown, { type, bytes }: Transfer['file']): unknown {
  const fact = fileFactOf(name);
  if (!fact?.isSure) return undefined;
  if (fact.kind === 'type' && typeof value === 'string')
    return essenceOf(value) === essenceOf(type) || parseMediaType(value) === undefined ? value : type;
  if (fact.kind === 'size') return typeof value === 'number' ? bytes.length : undefined;
  const algorithm = fact.kind === 'digest' ? fact.algorithm : undefined;
  if (algorithm === undefined || typeof value !== 'string' || !/^[0-9a-f]{32,128}$/i.test(value))
    return undefined;
  const hex = createHash(algorithm).update(bytes).digest('hex');
  return hex === value.toLowerCase() ? value : hex;
}

function essenceOf(name: string): string | undefined {
  const parsed = parseMediaType(name);
  return parsed && `${parsed.type}/${parsed.subtype}`;
}

function typeOf({ response }: Exchange): string | undefined {
  return essenceOf(headerOf(response.headers, 'content-type') ?? '');
}
