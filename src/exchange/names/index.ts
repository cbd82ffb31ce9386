export { readNames, type NamesFile, type NamesRow, type RejectedName } from './read-names.ts'
export { loadNames, namesFound, NAMES_TABLE } from './load-names.ts'
