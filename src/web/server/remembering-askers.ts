import type { ServerOptions } from './options.ts'

const REMEMBERED_MS = 10 * 60 * 1000

/**
 * Askers that this process remembers, for a database that only this process uses and that answers nobody while it loads
 * returns. Whatever is sent may change who somebody is, so `forget` is called with every post.
 */
export function rememberingAskers(read: ServerOptions['readAsker']): {
  readonly read: ServerOptions['readAsker']
  readonly forget: () => void
} {
  const known = new Map<string, { readonly asker: Awaited<ReturnType<typeof read>>; readonly until: number }>()
  return {
    forget: () => known.clear(),
    read: async (authority, person, child) => {
      const key = JSON.stringify([authority, person])
      const here = known.get(key)
      if (child === null && here && here.until > Date.now()) return here.asker
      const asker = await read(authority, person, child)
      known.set(key, { asker: asker && { ...asker, child: null }, until: Date.now() + REMEMBERED_MS })
      return asker
    },
  }
}
