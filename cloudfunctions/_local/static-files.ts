// Serves the H5 build: right types, compressed, hashed names cached for good, nothing outside the folder.
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.map': 'application/json',
};
const COMPRESSED = /\.(html|js|css|json|svg)$/;
/** `app.1b5bdfbe.js`: the name changes with the content. */
const HASHED = /\.[0-9a-f]{8}\.(js|css)$/;

/** Answers a GET from the folder; false when there is no such file. */
export const serveFile = (folder: string, request: IncomingMessage, response: ServerResponse, url: URL): boolean => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const wanted = path.normalize(decodeURIComponent(url.pathname === '/' ? '/index.html' : url.pathname));
  const file = path.join(folder, wanted);
  if (!file.startsWith(folder + path.sep) || !existsSync(file) || !statSync(file).isFile()) return false;
  let bytes = readFileSync(file);
  const headers: Record<string, string | number> = {
    'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'cache-control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  };
  if (COMPRESSED.test(file) && /\bgzip\b/.test(String(request.headers['accept-encoding']))) {
    bytes = gzipSync(bytes);
    headers['content-encoding'] = 'gzip';
  }
  headers['content-length'] = bytes.length;
  response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : bytes);
  return true;
};
