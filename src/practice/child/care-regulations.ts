/** A regulation of the instrument that most duties to a looked-after child come from. */
export const careRegulation = (which: string): string =>
  `Care Planning, Placement and Case Review (England) Regulations 2010, regulation ${which}`
