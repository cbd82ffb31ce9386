import type { Permission } from '../../access/index.ts'

/**
 * Every kind of work in the background, with what somebody must be allowed to do to begin it: at these addresses alone.
 * Work that a save or a new day begins by itself tells nobody anything.
 */
export const jobs = {
  imports: {
    begunAt: ['POST /imports', 'POST /imports/names', 'POST /imports/:id/load', 'POST /imports/:id/again'],
    needs: 'imports.run',
  },
  'returns-out': {
    begunAt: ['POST /send', 'POST /send/:id/make', 'POST /census', 'POST /census/:id/make'],
    needs: 'returns.send',
  },
  papers: { begunAt: ['POST /improvement/papers/:paper/publish'], needs: 'papers.write' },
  'data-quality': { begunAt: ['POST /data-quality/check'], needs: 'quality.see' },
  bundles: { begunAt: ['POST /children/:child/rights/:request/prepare'], needs: 'child.rights' },
  reconstructions: { begunAt: ['GET /known-at/:position'], needs: 'use' },
} as const satisfies Readonly<Record<string, { begunAt: readonly string[]; needs: Permission }>>

export type JobKind = keyof typeof jobs
