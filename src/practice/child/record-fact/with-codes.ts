import type { EventDefinition, Field } from '../../../record/index.ts'

/** What the codes of the return mean, by field: told to pages by the exchange that reads them. */
export type CodeWords = Readonly<Record<string, Readonly<Record<string, string>>>>

const asChoice = (field: Field, words: Readonly<Record<string, string>> | undefined): Field =>
  field.kind === 'text' && words ? { ...field, kind: 'choice', choices: words } : field

/** The definitions as pages show them: a field that holds a code of the return is a choice with its meanings. */
export const withCodes = (
  definitions: ReadonlyMap<string, EventDefinition>,
  codes: CodeWords,
): ReadonlyMap<string, EventDefinition> =>
  new Map(
    [...definitions].map(([type, definition]) => [
      type,
      {
        ...definition,
        fields: Object.fromEntries(
          Object.entries(definition.fields).map(([name, field]) => [name, asChoice(field, codes[name])]),
        ),
      },
    ]),
  )
