import pg from 'pg'

const { builtins } = pg.types
const DATES = 1182

/**
 * How values of the database become ours, on both drivers alike: a civil date is its own text and `infinity` is null
 * (an open end), an instant is a Date, a bigint is a number, bytes are a Buffer. Throws on a number beyond 2^53.
 */
const parsers: Readonly<Record<number, (value: string) => unknown>> = {
  [builtins.DATE]: (value) => (value === 'infinity' ? null : value),
  [builtins.INT8]: (value) => {
    const number = Number(value)
    if (!Number.isSafeInteger(number)) throw new Error(`Too large a number for this program: ${value}`)
    return number
  },
  [builtins.NUMERIC]: Number,
  [DATES]: (value) => (value === '{}' ? [] : value.slice(1, -1).split(',')),
}

export const typeParsers: pg.CustomTypesConfig = {
  // pg's own parsers take text; their declared type says nothing.
  getTypeParser: (oid, format) => parsers[oid] ?? (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
}
