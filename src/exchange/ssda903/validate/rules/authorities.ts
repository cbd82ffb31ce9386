import list from './authorities.json' with { type: 'json' }

const known = new Set([...list.codes.split(' '), ...list.elsewhere.split(' ')])

/** Whether an authority, or a place outside England, has this code. */
export const isAuthority = (code: string): boolean => known.has(code)
