// What other functions may ask of the bench.
export { settleInstances } from './bench';
