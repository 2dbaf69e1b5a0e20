// Small pieces of HTTP that the local cloud's routes share.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { VendorError } from './vendor-error';

/** True for a Host header that names this machine itself. */
export const isLoopback = (host: string | undefined): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '');

/**
 * Reads a request's body.
 * @throws VendorError EXCEED_MAX_PAYLOAD_SIZE when it is longer than `max` bytes
 */
export const readBody = async (request: IncomingMessage, max: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    // Read to the end all the same: a connection cut in mid-body would hide the answer from the caller.
    if (size <= max) chunks.push(chunk as Buffer);
  }
  if (size > max) throw new VendorError('EXCEED_MAX_PAYLOAD_SIZE', `the body has ${size} bytes, more than ${max}`);
  return Buffer.concat(chunks);
};

/** Answers with one JSON document. */
export const answerJson = (response: ServerResponse, status: number, body: object): void => {
  const bytes = Buffer.from(JSON.stringify(body));
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length })
    .end(bytes);
};
