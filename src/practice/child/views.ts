import { note, type Field } from '../../record/index.ts'

/** The child’s own words: drawn out on one page across everything in which they were heard. */
export const VIEWS = 'views'

export const views: Field = note(
  'What the child said',
  'In the child’s own words. The child may read this as an adult.',
)
