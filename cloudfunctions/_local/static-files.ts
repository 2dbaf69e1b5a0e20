// Serves the H5 build: right types, compressed, hashed names cached for good, nothing outside the folder.
import { readFileSync, realpathSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { contentType } from './http';

const COMPRESSED = /\.(html|js|css|json|svg|map|txt|webmanifest)$/;
/** `app.1b5bdfbe.js`, `chunk.1b5bdfbe.css`: the name changes with the content. */
const HASHED = /[.-][0-9a-f]{8,20}\.(js|css|png|jpe?g|svg|woff2?)$/;

interface Packed {
  readonly changedMs: number;
  readonly bytes: Buffer;
}

/** The file a path means; null when it is none, or lies outside the folder. */
const fileFor = (folder: string, pathname: string): string | null => {
  const wanted = decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  if (wanted.includes('\u0000')) return null;
  try {
    const root = realpathSync(folder);
    const file = realpathSync(path.join(root, wanted));
    return file.startsWith(root + path.sep) && statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
};

/** Opens the server of one folder. The result answers a GET; false when there is no such file. */
export const openStaticFiles = (folder: string) => {
  const packed = new Map<string, Packed>();

  const compress = (file: string, bytes: Buffer): Buffer => {
    const changedMs = statSync(file).mtimeMs;
    const known = packed.get(file);
    if (known?.changedMs === changedMs) return known.bytes;
    const fresh = { changedMs, bytes: gzipSync(bytes) };
    packed.set(file, fresh);
    return fresh.bytes;
  };

  return (request: IncomingMessage, response: ServerResponse, url: URL): boolean => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const file = fileFor(folder, url.pathname);
    if (file === null) return false;
    const raw = readFileSync(file);
    const isPacked = COMPRESSED.test(file) && /\bgzip\b/.test(String(request.headers['accept-encoding']));
    const bytes = isPacked ? compress(file, raw) : raw;
    response.writeHead(200, {
      'content-type': contentType(file, 'page'),
      'content-length': bytes.length,
      'cache-control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
      ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
    return true;
  };
};
