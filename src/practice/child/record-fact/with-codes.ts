import type { EventDefinition, Field } from '../../../record/index.ts'

/** What the codes of the return mean, by type of fact and field: told to pages by the exchange that reads them. */
export type CodeWords = Readonly<Record<string, Readonly<Record<string, Pick<Field, 'kind' | 'choices'>>>>>

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
          Object.entries(definition.fields).map(([name, field]) => {
            const words = field.choices ? undefined : codes[type]?.[name]
            return [name, words ? { ...field, ...words } : field]
          }),
        ),
      },
    ]),
  )
