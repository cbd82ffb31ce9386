import type { Table } from '../../src/exchange/ssda903/index.ts'
import type { EventDefinition, Field } from '../../src/record/index.ts'
import { code, paragraphs, table } from './markdown.ts'

/** docs/data-dictionary.md: everything that can be recorded, and where each column of the return goes. */
export const dataDictionary = (definitions: readonly EventDefinition[], tables: readonly Table[]): string =>
  paragraphs(
    '# Data dictionary',
    'Printed by `npm run docs` from the definitions that forms, checks, imports and the timeline use. Do not edit it by hand.',
    'A **fact** is one thing that happened, on one civil date, through all its corrections. Its fields are these.',
    ...definitions.flatMap(fact),
    '## Columns of the SSDA903 return',
    'One row of a table is one fact. “The fact’s date” and “the child” are not repeated among its fields.',
    ...tables.flatMap(columns),
  )

const isOfChild = ({ happensTo }: EventDefinition): boolean => happensTo.includes('child')

const fact = (definition: EventDefinition): string[] => [
  `## ${definition.title}`,
  `${code(definition.type)}, shape ${definition.shape}. ${definition.describes}`,
  table(
    ['', ''],
    [
      ['Happens to', definition.happensTo.join(', ')],
      ['Its date', definition.happenedOn.label],
      [
        'May be recorded in a form',
        definition.typed ? 'yes' : isOfChild(definition) ? 'no: from returns and files only' : 'on pages of its own',
      ],
      ['Given afresh each year', definition.yearly ? 'yes' : 'no'],
      [
        'May be read by',
        definition.label === 'restricted'
          ? 'those allowed restricted matters'
          : `everyone who may see the ${isOfChild(definition) ? 'child' : 'authority’s figures'}`,
      ],
    ],
  ),
  ...(Object.keys(definition.fields).length === 0
    ? ['It has no fields.']
    : [table(['Field', 'Label', 'Kind', 'Needed', 'Choices'], Object.entries(definition.fields).map(field))]),
]

const needed = ({ optional, ifYesTo, needs }: Field): string =>
  `${optional ? 'no' : ifYesTo === undefined ? 'yes' : `where ${code(ifYesTo)} is yes`}${needs === undefined ? '' : `; only with ${code(needs)}`}`

const field = ([name, of]: [string, Field]): string[] => [
  code(name),
  of.label,
  of.kind.replaceAll('-', ' '),
  needed(of),
  Object.entries(of.choices ?? {})
    .map(([choice, words]) => (choice === words ? words : `${code(choice)} ${words}`))
    .join('; '),
]

const columns = (of: Table): string[] => [
  `### ${of.name}`,
  `${code(of.type)}, from return year ${of.firstYear}. ${inXml(of)}`,
  table(
    ['Column', 'Goes to'],
    of.columns.map((column) => [
      column.name,
      column.field ? code(column.field) : (elsewhere[column.kind] ?? 'not kept'),
    ]),
  ),
]

const inXml = (of: Table): string =>
  of.xml === null ? 'It is not in the XML return.' : 'It is in the CSV and in the XML return.'

const elsewhere: Readonly<Record<string, string>> = {
  child: 'the child',
  'key-date': 'the fact’s date',
  'repeated-date': 'nowhere: it repeats the Header',
}
