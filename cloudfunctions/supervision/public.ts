// What other functions may ask of supervision.
export { endBlacklistEntries } from './blacklist';
