// Small pieces of HTTP that the local cloud's routes share.
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { VendorError } from './vendor-error';

/** Types a browser only shows or plays. */
const MEDIA: Readonly<Record<string, string>> = {
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.m4a': 'audio/mp4',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.wav': 'audio/wav',
  '.webp': 'image/webp',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Types it runs or that a page needs: for our own build only, never for uploads. */
const PAGE: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** The content type of a file by its name. @param kind `media` for uploads, `page` for our own build */
export const contentType = (name: string, kind: 'media' | 'page'): string => {
  const extension = path.extname(name).toLowerCase();
  return MEDIA[extension] ?? (kind === 'page' ? PAGE[extension] : undefined) ?? 'application/octet-stream';
};

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * True for a request that names this machine itself and does not come from a page of another origin: such a page could
 * otherwise reach the server through a name that resolves to 127.0.0.1, or by a form that asks no permission.
 */
export const isOwnRequest = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  LOOPBACK.test(headers.host ?? '') && (headers.origin === undefined || headers.origin === `http://${headers.host}`);

/**
 * Reads a request's body.
 * @param max bytes
 * @throws VendorError EXCEED_MAX_PAYLOAD_SIZE when it is longer
 */
export const readBody = async (request: IncomingMessage, max: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    // Read to the end all the same: a connection cut in mid-body would hide the answer from the caller.
    if (size <= max) chunks.push(chunk as Buffer);
    if (size > max * 20) throw new VendorError('EXCEED_MAX_PAYLOAD_SIZE', 'the body does not end');
  }
  if (size > max) throw new VendorError('EXCEED_MAX_PAYLOAD_SIZE', `the body has ${size} bytes, more than ${max}`);
  return Buffer.concat(chunks);
};

/**
 * Reads a JSON body.
 * @throws VendorError EXCEED_MAX_PAYLOAD_SIZE | INVALID_PARAM
 */
export const readJson = async (request: IncomingMessage, max: number): Promise<unknown> => {
  const bytes = await readBody(request, max);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new VendorError('INVALID_PARAM', 'the body is not JSON');
  }
};

/** Answers with text that is JSON already. */
export const answerText = (response: ServerResponse, status: number, json: string): void => {
  const bytes = Buffer.from(json);
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': bytes.length,
      'cache-control': 'no-store',
    })
    .end(bytes);
};

/** Answers with one JSON document. */
export const answerJson = (response: ServerResponse, status: number, body: unknown): void =>
  answerText(response, status, JSON.stringify(body ?? null));
