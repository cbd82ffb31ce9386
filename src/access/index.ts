export { decide, may, type Decision, type Thing } from './decide.ts'
export { demonstrationPeople, demonstrationPerson, demonstrationShows, type Shows } from './demonstration-people.ts'
export { matrixCsv, matrixOf, type MatrixRow, type RouteNeeds } from './matrix.ts'
export { ownerRolesOf, personWith, withAccount, type Account, type Granted, type Person } from './people.ts'
export {
  isAboutChild,
  permissions,
  type ChildPermission,
  type Permission,
  type ServicePermission,
} from './permissions.ts'
export { isNextUp } from './emergency.ts'
export { readsAgenda } from './panels.ts'
export { grounds, NOBODY, refusal, signedIn, type Ground, type Read, type RecordRead } from './read.ts'
export type { Reading } from './reading.ts'
export { relationIds, relationTo, reviewOf, type ChildStanding, type Relation } from './relation.ts'
export { isRole, roleIds, roleOf, type Role, type RoleId } from './roles.ts'
export {
  unusualReading,
  unusualSorts,
  unusualThresholds,
  type Refused,
  type Unusual,
  type UnusualSort,
  type UnusualThresholds,
} from './unusual.ts'
export { everyChild, noChild, householdTeams, householdTeamsOf, seesOf, type Beside, type Sees } from './sees.ts'
