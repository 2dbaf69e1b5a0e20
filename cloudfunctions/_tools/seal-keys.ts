// `npx tsx cloudfunctions/_tools/seal-keys.ts 2027a`: prints new key pairs for both rings, to be put into the environment of
// whoever deploys and on paper in the safe. Nothing is written to disk.
import { randomBytes } from 'node:crypto';
import { newKeyPair, SEAL_VARIABLES } from '../_lib/sealing';

const main = async (): Promise<void> => {
  const [id = ''] = process.argv.slice(2);
  if (!/^[A-Za-z0-9-]{1,32}$/.test(id)) throw new Error('Give the keys a name of letters, digits and hyphens: 2027a');
  for (const [ring, { publicHalf, privateHalf }] of Object.entries(SEAL_VARIABLES)) {
    const pair = await newKeyPair(id, { bytes: (length) => randomBytes(length) });
    console.log(`# ${ring}: append to the list that is there, separated by a comma`);
    console.log(`${publicHalf}=${pair.publicKey}\n${privateHalf}=${pair.privateKey}`);
  }
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
