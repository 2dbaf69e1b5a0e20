// What cloudbaserc.json says about the functions: the same file that deployment uploads.
import { readFileSync } from 'node:fs';
import * as z from 'zod';

const FunctionName = z.string().regex(/^[a-z][a-z0-9_-]*$/i);

const Config = z.object({
  functions: z.array(
    z.object({
      name: FunctionName,
      timeout: z.number().min(1).max(60).default(3),
      memorySize: z.number().min(64).max(3072).default(256),
      envVariables: z.record(z.string(), z.string()).optional(),
      triggers: z
        .array(z.object({ name: z.string(), type: z.literal('timer').optional(), config: z.string() }))
        .default([]),
    }),
  ),
});

export interface FunctionConfig {
  readonly name: string;
  /** Seconds, 1–60. */
  readonly timeout: number;
  /** Megabytes, 64–3,072. */
  readonly memorySize: number;
  /** Its own variables, beyond those that every function gets. */
  readonly env?: Readonly<Record<string, string>>;
  readonly triggers: readonly { readonly name: string; readonly config: string }[];
}

/** `{{env.NAME}}` in a value, as the CloudBase CLI fills it in. */
const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{\s*env\.(\w+)\s*\}\}/g, (_whole, name: string) => values[name] ?? '');

/**
 * Reads the functions of a cloudbaserc.json.
 * @param values what `{{env.NAME}}` stands for; one that is not given becomes empty, as with the CLI
 * @throws Error one sentence naming what is wrong
 */
export const readFunctionConfig = (file: string, values: Readonly<Record<string, string>> = {}): FunctionConfig[] => {
  let text: unknown;
  try {
    text = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = Config.safeParse(text);
  if (!parsed.success) throw new Error(`${file} is not a cloudbaserc.json: ${z.prettifyError(parsed.error)}`);
  return parsed.data.functions.map(({ envVariables = {}, ...config }) => ({
    ...config,
    env: Object.fromEntries(Object.entries(envVariables).map(([name, text]) => [name, filled(text, values)])),
  }));
};
