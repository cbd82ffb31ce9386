import { decide, type Thing } from './decide.ts'
import { isAboutChild, permissions, type Permission } from './permissions.ts'
import { relationIds, type Relation } from './relation.ts'
import { roleIds, type RoleId } from './roles.ts'

/**
 * An address, a command (method COMMAND) or work in the background (JOB), and what somebody must be allowed to do to
 * reach it. `nothing`: it comes before signing in, or opens no record. `machine`: nobody in the service; only whoever
 * runs the computer.
 */
export interface RouteNeeds {
  readonly method: string
  readonly route: string
  readonly needs: Permission | 'nothing' | 'machine'
}

/** Whether a role, in a relation, reaches an address, and why. */
export interface MatrixRow {
  readonly method: string
  readonly route: string
  readonly role: RoleId
  readonly relation: Relation
  readonly allowed: boolean
  readonly because: string
}

function decideAt(needs: RouteNeeds['needs'], role: RoleId, relation: Relation) {
  if (needs === 'nothing') return { allowed: true, because: 'It tells nothing of the record.' }
  if (needs === 'machine') return { allowed: false, because: 'Only whoever runs the computer itself.' }
  const hasAccount = relation !== 'disabled-account' && relation !== 'no-account'
  const thing: Thing = isAboutChild(needs) || !hasAccount ? relation : 'service'
  return decide({ roles: [role] }, needs, thing)
}

/** Every address crossed with every role and every relation, from the one policy. */
export const matrixOf = (routes: readonly RouteNeeds[]): readonly MatrixRow[] =>
  routes.flatMap(({ method, route, needs }) =>
    roleIds.flatMap((role) =>
      relationIds.map((relation) => ({ method, route, role, relation, ...decideAt(needs, role, relation) })),
    ),
  )

/** The relations of people with an account that matter to a page about a child. */
const ofChildren = relationIds.filter((relation) => relation !== 'disabled-account' && relation !== 'no-account')

function saysNeeded({ method, needs }: RouteNeeds): string {
  if (needs === 'machine') return 'To run the computer itself: no role gives it'
  if (needs !== 'nothing') return permissions[needs].replaceAll(',', ';')
  return method === 'COMMAND' ? 'Nothing: it opens no record' : 'Nothing: it comes before signing in'
}

/**
 * The same as a table that a person can check in a spreadsheet: a line for each address, a column for each role. A cell
 * says `yes` or `no`; for a page about one child, to which children: `allocated + same-team`, say.
 */
export function matrixCsv(routes: readonly RouteNeeds[]): string {
  const cell = ({ needs }: RouteNeeds, role: RoleId): string => {
    if (needs === 'nothing' || needs === 'machine' || !isAboutChild(needs))
      return decideAt(needs, role, 'other-team').allowed ? 'yes' : 'no'
    return ofChildren.filter((relation) => decideAt(needs, role, relation).allowed).join(' + ') || 'no'
  }
  const lines = routes.map((route) => [
    route.method,
    route.route,
    saysNeeded(route),
    ...roleIds.map((role) => cell(route, role)),
  ])
  return [['method', 'address', 'needs', ...roleIds], ...lines].map((line) => `${line.join(',')}\n`).join('')
}
