/** What stands in place of what is about another person. */
export const WITHHELD = '[withheld: about another person]'

/** A stretch of a text: about another person, or not. */
export interface Piece {
  readonly text: string
  readonly isThirdParty: boolean
}

const MARK = /\[\[|\]\]/g

/**
 * A text in stretches. What is about another person was put between double square brackets when it was written. A mark
 * that lacks its other half withholds too much rather than too little: to the end of the text, or from its beginning.
 */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let [depth, from] = [0, 0]
  const take = (until: number, isThirdParty: boolean): void => {
    if (until > from) pieces.push({ text: text.slice(from, until), isThirdParty })
  }
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    if (mark === '[[') {
      if (depth === 0) {
        take(index, false)
        from = index + mark.length
      }
      depth += 1
    } else if (depth <= 1) {
      take(index, true)
      from = index + mark.length
      // A mark that ends what never began: all that stands before it is withheld.
      if (depth === 0) pieces.forEach((piece, at) => (pieces[at] = { ...piece, isThirdParty: true }))
      depth = 0
    } else depth -= 1
  }
  take(text.length, depth > 0)
  return pieces.map((piece) => (piece.isThirdParty ? { ...piece, text: withoutMarks(piece.text) } : piece))
}

const withoutMarks = (text: string): string => text.replaceAll(MARK, '')

/** Whether something of a text is about another person. */
export const isMarked = (text: string): boolean => piecesOf(text).some(({ isThirdParty }) => isThirdParty)

/** A text as the person whom the record is about is given it. */
export const givenText = (text: string): string =>
  piecesOf(text)
    .map((piece) => (piece.isThirdParty ? WITHHELD : piece.text))
    .join('')
