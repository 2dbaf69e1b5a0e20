// The signed links of the storage over HTTP: PUT stores, GET and HEAD read. Errors are XML, as the SDK reads them.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { contentType, readBody } from './http';
import type { Storage } from './storage';
import { VendorError } from './vendor-error';

const MAX_UPLOAD = 50 * 1024 * 1024;

const answerXml = (response: ServerResponse, status: number, code: string, message: string): void => {
  const part = (name: string, text: string): string => `<${name}>${text.replace(/[<>&]/g, ' ')}</${name}>`;
  const fields = part('Code', code) + part('Message', message) + part('RequestId', 'local') + part('TraceId', 'local');
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error>${fields}</Error>`);
};

/** `bytes=a-b` as a pair of positions; null when there is no such part of `size` bytes. */
const rangeOf = (header: string | undefined, size: number): readonly [number, number] | null => {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(size - Number(last), 0) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from <= to ? [from, to] : null;
};

/** The cloud path a link means. The SDK encodes links a second time before it follows them, so both forms are tried. */
const pathsOf = (pathname: string): string[] => {
  const once = decodeURIComponent(pathname.slice('/storage/'.length));
  try {
    return [once, decodeURIComponent(once)];
  } catch {
    return [once];
  }
};

/** Answers a request to a signed link. */
export const serveStorage = async (
  storage: Storage,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> => {
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
  const until = url.searchParams.get('until') ?? '';
  const sign = url.searchParams.get('sign') ?? '';
  const cloudPath = pathsOf(url.pathname).find((path) => storage.isValid(method, path, until, sign));
  if (cloudPath === undefined) return answerXml(response, 403, 'AccessDenied', 'the link is not ours or has run out');
  if (method === 'PUT') {
    try {
      await storage.write(cloudPath, await readBody(request, MAX_UPLOAD));
      response.writeHead(200).end();
    } catch (error) {
      const isTooLarge = error instanceof VendorError && error.code === 'EXCEED_MAX_PAYLOAD_SIZE';
      const message = error instanceof Error ? error.message : '';
      answerXml(response, isTooLarge ? 413 : 500, isTooLarge ? 'EntityTooLarge' : 'InternalError', message);
    }
    return;
  }
  const bytes = storage.read(cloudPath);
  if (bytes === null) return answerXml(response, 404, 'NoSuchKey', 'The specified key does not exist.');
  const range = rangeOf(request.headers.range, bytes.length);
  const part = range === null ? bytes : bytes.subarray(range[0], range[1] + 1);
  response.writeHead(range === null ? 200 : 206, {
    // Uploads come from users: whatever they are, a browser must not run them on this origin.
    'content-type': contentType(cloudPath, 'media'),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    'content-length': part.length,
    ...(range === null ? {} : { 'content-range': `bytes ${range[0]}-${range[1]}/${bytes.length}` }),
  });
  response.end(request.method === 'HEAD' ? undefined : part);
};

/** `public/` may be read by anybody without a link, as the bucket's rule says; each request sees the newest bytes. */
export const servePublic = (storage: Storage, request: IncomingMessage, response: ServerResponse, url: URL): void => {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const bytes = isRead ? storage.read(decodeURIComponent(url.pathname.slice(1))) : null;
  if (bytes === null) {
    const [status, code] = isRead ? ([404, 'NoSuchKey'] as const) : ([403, 'AccessDenied'] as const);
    answerXml(response, status, code, 'There is no such public file to be read.');
    return;
  }
  response.writeHead(200, {
    'content-type': contentType(url.pathname, 'media'),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-length': bytes.length,
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
};
