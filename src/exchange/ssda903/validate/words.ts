/** Every different text of the tables once, so that equal cells are equal numbers. Number 0 is the blank. */
export interface Words {
  readonly texts: readonly (string | null)[]
  readonly numberOf: (text: string) => number
}

/** The longest code of the return's lists. */
const LONGEST_CODE = 4

/** A V8 property key is a unique string: comparing it with a literal of a rule is then comparing two addresses. */
const unique = (text: string): string => (text.length > LONGEST_CODE ? text : (Object.keys({ [text]: 0 })[0] ?? text))

/** An empty dictionary of words. */
export function makeWords(): Words {
  const numbers = new Map<string, number>()
  const texts: (string | null)[] = [null]
  return {
    texts,
    numberOf: (text) => {
      const known = numbers.get(text)
      if (known !== undefined) return known
      const own = unique(text)
      numbers.set(own, texts.length)
      return texts.push(own) - 1
    },
  }
}
