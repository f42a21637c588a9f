/** The formats that values are checked against; a test holds the list equal to what the validator implements. */
const knownFormats: ReadonlySet<string> = new Set([
  'binary',
  'byte',
  'date',
  'date-time',
  'double',
  'duration',
  'email',
  'float',
  'hostname',
  'int32',
  'int64',
  'ipv4',
  'ipv6',
  'iso-date-time',
  'iso-time',
  'json-pointer',
  'json-pointer-uri-fragment',
  'password',
  'regex',
  'relative-json-pointer',
  'time',
  'uri',
  'uri-reference',
  'uri-template',
  'url',
  'uuid',
]);

/** Whether values are checked against a format. Any other format is an annotation: noted, not checked. */
export function isKnownFormat(name: string): boolean {
  return knownFormats.has(name);
}
