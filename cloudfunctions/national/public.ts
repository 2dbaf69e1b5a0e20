// What tools may do with the national list.
export { publishNationalFile } from './publish-national';
