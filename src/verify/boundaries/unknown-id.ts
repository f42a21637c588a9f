import type { Parameter } from '../../model/model.ts';
import type { Random } from '../../schema/sample/random.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { World } from '../run/world.ts';
import { sampleOf } from './sample-of.ts';

/** An id of the same kind as one that is there, so that nothing but its being unknown can be wrong with it. */
export function unknownId(
  world: World,
  parameter: Pick<Parameter, 'schema'>,
  real: unknown,
): string | number | undefined {
  const { model } = world;
  const { schema } = parameter;
  const random = world.fresh();
  const candidates = [...alike(real, random)];
  const made =
    schema && sampleOf(model, schema, (value) => value !== real, `unknown ${random.integer(0, 1e9)}`);
  if (typeof made === 'string' || typeof made === 'number') candidates.push(made);
  const isValid = (id: unknown) =>
    schema === undefined || validatorOf(model, schema, 'request').check(id).length === 0;
  return candidates.find((id) => String(id) !== String(real) && (isValid(id) || isValid(String(id))));
}

function* alike(real: unknown, random: Random): Generator<string | number> {
  if (typeof real === 'number' || /^\d{1,15}$/.test(String(real))) {
    const far = [999_999_937, 99_999_989, 999_983, 9973].map((start) => start - random.integer(0, 500));
    for (const id of far) if (id > Number(real) + 1000) yield typeof real === 'number' ? id : String(id);
  }
  if (typeof real !== 'string') return;
  yield* farAlong(real, random);
  yield otherDigits(real, random);
  // Ids that are counted differ in their ends: what is near may be there.
  const half = Math.floor(real.length / 2);
  if (half >= 6) yield real.slice(0, half) + otherDigits(real.slice(half), random);
}

/** Behind a prefix ids may be counted, as `tr_57`: what is near has been made, or soon will be. */
function* farAlong(id: string, random: Random): Generator<string> {
  const digits = /^\D.*?(\d{1,15})$/.exec(id)?.[1];
  if (digits === undefined) return;
  const start = id.slice(0, -digits.length);
  const far = (length: number) => `9${random.integer(10 ** (length - 2), 10 ** (length - 1) - 1)}`;
  if (digits.length >= 5 && !digits.startsWith('9')) yield start + far(digits.length);
  if (digits.length < 9) yield start + far(9);
}

/** The same prefix and shape with other digits, and other letters where they are those of hexadecimal numbers. */
function otherDigits(id: string, random: Random): string {
  const start =
    Math.max(id.lastIndexOf('_'), /^[a-z]{2,}-/i.exec(id) && !uuidShape.test(id) ? id.indexOf('-') : -1) + 1;
  const body = id.slice(start);
  const isHex = /^[0-9a-f-]+$/i.test(body) && /\d/.test(body);
  const changed = [...body].map((character, index) => {
    // Version and variant of a UUID say how it is to be read.
    if (uuidShape.test(id) && (index === 14 || index === 19)) return character;
    if (/\d/.test(character)) return String(random.integer(index === 0 ? 1 : 0, 9));
    if (!/[a-z]/i.test(character)) return character;
    const letters = isHex ? 'abcdef' : 'abcdefghijkmnpqrstvwxyz';
    const letter = letters.charAt(random.integer(0, letters.length - 1));
    return character === character.toUpperCase() ? letter.toUpperCase() : letter;
  });
  return id.slice(0, start) + changed.join('');
}

/** Of any version. */
export const uuidShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
