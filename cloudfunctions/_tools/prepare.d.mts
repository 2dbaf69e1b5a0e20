// Types of prepare.mjs, which must run before TypeScript is installed.
import type { SpawnOptions } from 'node:child_process';

export declare const ROOT: string;
export declare function run(command: string, args: readonly string[], options?: SpawnOptions): Promise<void>;
export declare function buildFunctions(): Promise<Record<string, number>>;
/** @returns true when it had to be built */
export declare function ensureClientBuilt(type: 'weapp' | 'h5'): Promise<boolean>;
