import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { startGateway } from '../../../cloudfunctions/_local/gateway';
import { killWhileWriting } from './kill9';
import { emptyFolder, openOnLocalCloud } from './on-local-cloud';

// The SDK warns, seconds later, about the requests whose gateway was killed.
beforeAll(() => void jest.spyOn(console, 'warn').mockImplementation(() => undefined));

describe('what was acknowledged', () => {
  it('is there after SIGKILL at any moment, and the gateway is back within 2 s', async () => {
    const { acknowledged, lost, slowestRestartMs } = await killWhileWriting({ kills: 5 });
    expect(acknowledged).toBeGreaterThan(20);
    expect(lost).toEqual([]);
    expect(slowestRestartMs).toBeLessThan(2000);
  }, 30_000);

  it('would be missed if a gateway acknowledged before it wrote', async () => {
    const { lost } = await killWhileWriting({ kills: 2, isBroken: true });
    expect(lost).not.toEqual([]);
  }, 30_000);

  it('is there after an ordinary stop', async () => {
    const dataDir = emptyFolder();
    const first = await openOnLocalCloud({ dataDir, collections: [{ name: 'things', indexes: [] }] });
    await first.db.collection('things').add({ _id: 'a', n: 1 });
    const { fileID } = await first.app.uploadFile({ cloudPath: 'a/b.txt', fileContent: Buffer.from('text') });
    await first.close();
    const second = await openOnLocalCloud({ dataDir });
    expect((await second.db.collection('things').get()).data).toEqual([{ _id: 'a', n: 1 }]);
    expect((await second.app.downloadFile({ fileID })).fileContent?.toString()).toBe('text');
    await second.close();
  });
});

describe('a gateway that cannot start says why in one sentence', () => {
  it('when another gateway owns the data folder', async () => {
    const dataDir = emptyFolder();
    const first = await startGateway({ dataDir });
    await expect(startGateway({ dataDir })).rejects.toThrow(
      `The data folder ${dataDir} is in use by process ${process.pid}: stop it first, or choose another with --data.`,
    );
    await first.close();
    await (await startGateway({ dataDir })).close();
  });

  it('when another process owns the data folder', async () => {
    const dataDir = emptyFolder();
    const first = await startGateway({ dataDir });
    const script = path.resolve(__dirname, '../../../cloudfunctions/_local/main.ts');
    const tsx = path.resolve(__dirname, '../../../node_modules/tsx/dist/cli.mjs');
    const child = spawn(process.execPath, [tsx, script, '--port', '0', '--data', dataDir]);
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    await first.close();
    expect(code).toBe(1);
    expect(said.trim()).toBe(
      `The data folder ${dataDir} is in use by process ${process.pid}: stop it first, or choose another with --data.`,
    );
  }, 20_000);

  it('when the port is taken', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    const dataDir = emptyFolder();
    await expect(startGateway({ dataDir, port })).rejects.toThrow(
      `Port ${port} is taken: stop what uses it, or choose another with --port.`,
    );
    await (await startGateway({ dataDir })).close(); // and it has let go of the folder
    await new Promise((resolve) => server.close(resolve));
  });

  it('when the data folder is a file', async () => {
    const file = path.join(emptyFolder(), 'file');
    writeFileSync(file, '');
    await expect(startGateway({ dataDir: file })).rejects.toThrow(
      /^The data folder .+ cannot be used \(\w+\): check that it is a folder you may read and write\.$/,
    );
  });

  it('when what is in it is no database, or another version’s', async () => {
    const dataDir = emptyFolder();
    writeFileSync(path.join(dataDir, 'documents.sqlite'), 'no database at all, only text that is long enough');
    await expect(startGateway({ dataDir })).rejects.toThrow(/^The data folder .+ cannot be used .+cannot be read\.$/);
    rmSync(dataDir, { recursive: true });
  });
});

describe('starting', () => {
  it('takes at most 100 ms on an empty folder', async () => {
    await (await startGateway({ dataDir: emptyFolder() })).close();
    const began = performance.now();
    const gateway = await startGateway({ dataDir: emptyFolder() });
    expect(performance.now() - began).toBeLessThan(100);
    await gateway.close();
  });
});
