// Runs one function in a thread of its own, one event at a time, as an instance in the cloud does. The event and the
// reply cross as JSON text, as on the platform: a Date arrives as text, undefined not at all.
const { parentPort, workerData } = require('node:worker_threads');

// The clock of the local cloud, which a test may have set forward; in step with the machine's unless told otherwise.
const MachineDate = Date;
let aheadMs = 0;
class LocalDate extends MachineDate {
  constructor(...parts) {
    if (parts.length === 0) super(LocalDate.now());
    else super(...parts);
  }
  static now() {
    return MachineDate.now() + aheadMs;
  }
}

let main;
parentPort.on('message', async ({ id, event, context, clockAheadMs }) => {
  try {
    aheadMs = clockAheadMs;
    if (aheadMs !== 0) globalThis.Date = LocalDate;
    main ??= require(workerData.file).main;
    const reply = await main(JSON.parse(event), context);
    parentPort.postMessage({ id, reply: JSON.stringify(reply ?? null) });
  } catch (error) {
    parentPort.postMessage({ id, fault: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
});
