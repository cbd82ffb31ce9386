import type { FastifyInstance } from 'fastify'

/** `/children/:child` as a pattern for `/children/1b4e28ba-…`. */
const pattern = (path: string): RegExp =>
  new RegExp(
    `^${path
      .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll(/:[a-z]+/gi, '[^/]+')
      .replaceAll('*', '.*')}$`,
  )

/**
 * Notes the address of every route that is added from now on, and answers by which methods an address is known: none
 * where there is nothing.
 */
export function methodsKnownAt(server: FastifyInstance): (url: string) => readonly string[] {
  const known: { readonly at: RegExp; readonly methods: readonly string[] }[] = []
  server.addHook('onRoute', ({ url, method }) => {
    known.push({ at: pattern(url), methods: [method].flat() })
  })
  return (url) => {
    const [path = ''] = url.split('?', 1)
    return [...new Set(known.flatMap(({ at, methods }) => (at.test(path) ? methods : [])))].sort()
  }
}
