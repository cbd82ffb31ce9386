import codes from './facts/codes.json' with { type: 'json' }

/** A list of codes of the census, by name. */
export type CodeList = keyof typeof codes.lists

const sets = new Map(Object.entries(codes.lists).map(([list, words]) => [list, new Set(Object.keys(words))]))

/** Whether a text is a code of a list, written as the Department writes it. */
export const isCode = (list: CodeList, text: string | null): boolean =>
  text !== null && sets.get(list)?.has(text) === true

/** The codes of a list in the Department's order. */
export const codesOf = (list: CodeList): readonly string[] => Object.keys(codes.lists[list])

/** The name of a list, where it is one. */
export const asCodeList = (name: string): CodeList | null => (name in codes.lists ? (name as CodeList) : null) // looked up in the line itself
