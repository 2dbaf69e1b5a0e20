// How a call reaches its function in the browser: the local cloud that served this page runs it. The H5 build is for
// demonstration, development and tests; the identity it sends is a demo person's and works nowhere else.
import type { CallEvent } from '@shared/contracts/endpoint';
import { demoOpenid } from './demo-identity.h5';

export const openTransport = (): void => undefined;

export const send = async (functionName: string, event: CallEvent): Promise<unknown> => {
  const response = await fetch(`/call/${functionName}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': demoOpenid() },
    body: JSON.stringify(event),
  });
  return response.json();
};

export const randomHex = async (bytes: number): Promise<string> =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
