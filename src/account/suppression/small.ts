/** Counts from `least` to `most` are small: nobody is to be sure of one. */
export interface Small {
  readonly least: number
  readonly most: number
}
