export { readNames, type NamesFile, type NamesRow, type RejectedName } from './read-names.ts'
export { importNames, type NamesOptions } from './import-names.ts'
