// Suites that drive a whole product: a step may take seconds on a small machine.
jest.setTimeout(120_000);
