export { readNames, type NamesFile, type NamesRow, type RejectedName } from './read-names.ts'
export { isNames, loadNames, namesFound, type NamesAsked } from './load-names.ts'
