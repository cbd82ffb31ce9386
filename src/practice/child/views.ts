import { ownWords, type Field } from '../../record/index.ts'

/** The child’s own words: drawn out on one page across everything in which they were heard. */
export const VIEWS = 'views'

export const views: Field = ownWords('child')
