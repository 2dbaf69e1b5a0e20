// A reply as text to look for things in: what it carries as a zip or a workbook is unpacked, for a leak can be in there too.
import { strFromU8, unzipSync } from 'fflate';

/** `PK\3\4` as base64 begins so. */
const ZIP = /^UEsDB/;

const unpacked = (base64: string): string =>
  Object.values(unzipSync(Buffer.from(base64, 'base64')))
    .map((bytes) => strFromU8(bytes))
    .join('\n');

const zipsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return ZIP.test(value) ? [unpacked(value)] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(zipsIn);
};

/** The reply's JSON, followed by the content of every archive in it. */
export const readableText = (reply: unknown): string => [JSON.stringify(reply), ...zipsIn(reply)].join('\n');
