import type { RouteNeeds } from '../access/index.ts'

/** Every command, with what somebody must be allowed to do for whom it is run (`--as`): by the same policy as pages. */
export const commandNeeds = {
  import: 'imports.run',
  export: 'returns.send',
  scorecard: 'nothing', // of files, not of the record
  'rule-book': 'nothing',
  due: 'nothing',
  verify: 'machine',
  rebuild: 'machine',
  serve: 'machine',
  validate: 'nothing',
  access: 'nothing',
  demo: 'machine',
  plan: 'nothing',
  band: 'nothing',
  'publish-check': 'nothing',
  suppress: 'nothing',
  emergency: 'machine',
  vault: 'machine',
  'annex-a': 'returns.send',
} as const satisfies Readonly<Record<string, RouteNeeds['needs']>>

export type CommandName = keyof typeof commandNeeds
