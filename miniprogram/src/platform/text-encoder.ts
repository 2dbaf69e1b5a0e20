// WeChat's logic layer has no TextEncoder, which the hash and signature libraries ask for. Imported before everything else.
import { strToU8 } from 'fflate';

if (typeof globalThis.TextEncoder === 'undefined') {
  Object.assign(globalThis, {
    TextEncoder: class {
      encode(text: string): Uint8Array {
        return strToU8(text);
      }
    },
  });
}
