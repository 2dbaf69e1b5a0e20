// The promises of the trust bench. A new one: a file of its own, and its line here.
import { a1 } from './a1';
import { a2 } from './a2';
import { a3 } from './a3';
import { a4 } from './a4';
import { a5 } from './a5';
import { a6 } from './a6';
import { a7 } from './a7';
import { door } from './door';
import { i1 } from './i1';
import { i2 } from './i2';
import { i3 } from './i3';
import { i4 } from './i4';
import { i5 } from './i5';
import { i5Registry } from './i5-registry';
import { i6 } from './i6';
import { p1 } from './p1';
import { p2 } from './p2';
import { p3 } from './p3';
import { p4 } from './p4';
import { p5 } from './p5';
import { p6 } from './p6';
import { p7 } from './p7';
import { r1 } from './r1';
import { r2 } from './r2';
import { r4 } from './r4';
import { r5 } from './r5';
import { r6 } from './r6';
import { r7 } from './r7';
import { r8 } from './r8';
import { r9 } from './r9';
import type { Trust } from './trust';

export const TRUSTS: readonly Trust[] = [
  p1,
  p2,
  p3,
  p4,
  p5,
  p6,
  p7,
  a1,
  a2,
  a3,
  a4,
  a5,
  a6,
  a7,
  door,
  i1,
  i2,
  i3,
  i4,
  i5,
  i5Registry,
  i6,
  r1,
  r2,
  r4,
  r5,
  r6,
  r7,
  r8,
  r9,
];

/** What nobody has seen: said as not run, never as held. */
export const NOT_RUN: readonly string[] = [
  'Everything on a real CloudBase environment and on a real phone: no credentials here. All figures are from the local cloud.',
];
