/** One element of the XML: its text where it holds text, and the elements inside it in order. */
export interface Element {
  readonly name: string
  readonly line: number
  readonly text: string
  readonly inside: readonly Element[]
}
