export { readPaper } from './read-paper.ts'
export { readTables } from './read-tables.ts'
export { writeWord } from './write-word.ts'
export { writeWorkbook } from './write-workbook.ts'
