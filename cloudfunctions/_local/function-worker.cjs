// Runs one function in a thread of its own, one event at a time, as an instance in the cloud does.
const { parentPort, workerData } = require('node:worker_threads');

let main;
parentPort.on('message', async ({ id, event, context }) => {
  try {
    main ??= require(workerData.file).main;
    const reply = await main(event, context);
    parentPort.postMessage({ id, reply: JSON.stringify(reply ?? null) });
  } catch (error) {
    parentPort.postMessage({ id, fault: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
});
