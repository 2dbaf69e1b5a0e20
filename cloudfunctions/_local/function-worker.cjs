// Runs one function in a thread of its own, one event at a time, as an instance in the cloud does. The event and the
// reply cross as JSON text, as on the platform: a Date arrives as text, undefined not at all.
const { parentPort, workerData } = require('node:worker_threads');

let main;
parentPort.on('message', async ({ id, event, context }) => {
  try {
    main ??= require(workerData.file).main;
    const reply = await main(JSON.parse(event), context);
    parentPort.postMessage({ id, reply: JSON.stringify(reply ?? null) });
  } catch (error) {
    parentPort.postMessage({ id, fault: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
});
