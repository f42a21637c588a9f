import { type Break, ranks } from './break.ts';
import type { Constraints } from './constraints.ts';
import { isPlain, removed, withProperty } from './object-property.ts';
import { sampleOf } from './sample-of.ts';

/** The name of a property that no schema names. */
const unknownName = 'concordat_unknown';

/** The ways to break what a schema says of objects, but for those of their properties. */
export function objectBreaks(constraints: Constraints): readonly Break[] {
  if (!constraints.types.has('object')) return [];
  return [
    ...requiredBreaks(constraints),
    ...otherBreaks(constraints),
    ...countBreaks(constraints),
    ...dependentBreaks(constraints),
    ...discriminatorBreaks(constraints),
    ...conditionBreaks(constraints),
  ];
}

function requiredBreaks({ required, properties }: Constraints): readonly Break[] {
  return [...required].slice(0, 40).map((name) => ({
    keyword: 'required',
    slug: `required ${name}`,
    what: `no ${name}`,
    rank: ranks.first,
    make: (base) =>
      isPlain(base) && (properties.has(name) || Object.hasOwn(base, name))
        ? [withProperty(base, name, removed)]
        : [],
  }));
}

function otherBreaks({ isClosed }: Constraints): readonly Break[] {
  if (!isClosed) return [];
  return [
    {
      keyword: 'additionalProperties',
      slug: 'additionalProperties',
      what: 'a property that is not described',
      rank: ranks.early,
      make: (base) =>
        isPlain(base) ? [withProperty(base, unknownName, 'x'), withProperty(base, unknownName, 1)] : [],
    },
  ];
}

function countBreaks({
  bounds: { minProperties, maxProperties },
  required,
  isClosed,
}: Constraints): readonly Break[] {
  const breaks: Break[] = [];
  if (minProperties !== undefined && minProperties > 0)
    breaks.push({
      keyword: 'minProperties',
      slug: 'minProperties',
      what:
        minProperties === 1 ? 'an object without properties' : `an object of ${minProperties - 1} properties`,
      rank: ranks.first,
      make: (base) => (isPlain(base) ? [fewer(base, minProperties - 1, required)] : []),
    });
  if (maxProperties !== undefined && maxProperties < 200 && !isClosed)
    breaks.push({
      keyword: 'maxProperties',
      slug: 'maxProperties',
      what: `an object of ${maxProperties + 1} properties`,
      rank: ranks.early,
      make: (base) =>
        isPlain(base)
          ? [more(base, maxProperties + 1, letterName), more(base, maxProperties + 1, numberName)]
          : [],
    });
  return breaks;
}

function fewer(base: Record<string, unknown>, count: number, required: ReadonlySet<string>): unknown {
  const names = Object.keys(base).toSorted(
    (one, other) => Number(required.has(other)) - Number(required.has(one)),
  );
  const kept = new Set(names.slice(0, count));
  return Object.fromEntries(Object.entries(base).filter(([name]) => kept.has(name)));
}

/** Letters alone, which most rules for names allow. */
function letterName(index: number): string {
  return `concordat${index.toString().replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}`;
}

function numberName(index: number): string {
  return `concordat_${index}`;
}

/** Further properties are like the first: where there is a rule for all of them, it holds for it. */
function more(base: Record<string, unknown>, count: number, nameOf: (index: number) => string): unknown {
  const entries = Object.entries(base);
  const like = entries[0]?.[1] ?? 'x';
  for (let index = 0; entries.length < count; index += 1) entries.push([nameOf(index), like]);
  return Object.fromEntries(entries);
}

function dependentBreaks({ dependents, properties }: Constraints): readonly Break[] {
  return [...dependents].slice(0, 10).flatMap(([name, needed]) =>
    needed.slice(0, 3).map(
      (missing): Break => ({
        keyword: 'dependentRequired',
        slug: `dependentRequired ${name} ${missing}`,
        what: `${name} without ${missing}`,
        rank: ranks.early,
        make: (base, { model }) => {
          const node = properties.get(name);
          if (!isPlain(base) || !node) return [];
          const value = Object.hasOwn(base, name) ? base[name] : sampleOf(model, node);
          const others = needed.filter((one) => one !== missing && !Object.hasOwn(base, one));
          const filled = [...others, name].reduce<Record<string, unknown>>((object, one) => {
            const own = properties.get(one);
            const made = one === name ? value : own && sampleOf(model, own);
            return made === undefined ? object : (withProperty(object, one, made) as Record<string, unknown>);
          }, base);
          return [withProperty(filled, missing, removed)];
        },
      }),
    ),
  );
}

function discriminatorBreaks({ alternatives, discriminator }: Constraints): readonly Break[] {
  const breaks: Break[] = [];
  const [choice] = alternatives;
  if (!choice) return breaks;
  if (discriminator !== undefined)
    breaks.push({
      keyword: choice.keyword,
      slug: `discriminator ${discriminator}`,
      what: `a ${discriminator} that no branch has`,
      rank: ranks.early,
      make: (base) => (isPlain(base) ? [withProperty(base, discriminator, 'concordat-unknown')] : []),
    });
  breaks.push({
    keyword: choice.keyword,
    slug: `${choice.keyword} none`,
    what: 'what fits no branch',
    rank: ranks.usual,
    make: () => [{}, { [unknownName]: true }],
  });
  if (choice.keyword === 'oneOf')
    breaks.push({
      keyword: 'oneOf',
      slug: 'oneOf both',
      what: 'what fits two branches',
      rank: ranks.late,
      // Servers that take the first branch that fits are many.
      severity: 'note',
      make: (_base, { model }) => {
        const [one, other] = choice.branches.slice(0, 2).map((branch) => sampleOf(model, branch));
        return isPlain(one) && isPlain(other)
          ? [
              { ...one, ...other },
              { ...other, ...one },
            ]
          : [];
      },
    });
  return breaks;
}

/** What a condition asks for besides is left out where the condition holds. */
function conditionBreaks({ conditions, properties }: Constraints): readonly Break[] {
  return conditions.flatMap(({ values, required }, index) =>
    required.slice(0, 5).map(
      (missing): Break => ({
        keyword: 'required',
        slug: `condition ${index + 1} required ${missing}`,
        what: `no ${missing} where a condition asks for it`,
        rank: ranks.early,
        make: (base, { model }) => {
          if (!isPlain(base)) return [];
          let object: Record<string, unknown> = base;
          for (const [name, value] of values) object = withProperty(object, name, value) as typeof object;
          for (const name of required) {
            const node = properties.get(name);
            const made = Object.hasOwn(object, name) || !node ? undefined : sampleOf(model, node);
            if (made !== undefined) object = withProperty(object, name, made) as typeof object;
          }
          return [withProperty(object, missing, removed)];
        },
      }),
    ),
  );
}
