export { readNames, type NamesFile, type NamesRow, type RejectedName } from './read-names.ts'
export { isNames, loadNames, namesFound, NAMES_TABLE, type NamesAsked } from './load-names.ts'
