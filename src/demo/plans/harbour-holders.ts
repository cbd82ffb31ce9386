import type { Day } from '../../time/index.ts'
import type { ToldHolder } from './told-plan.ts'

/** Who holds the roles of Harbour Council's plan: invented posts, one role changed hands. */
export const holdersOf = (ago: (days: number) => Day): readonly ToldHolder[] => [
  { role: 'adoption lead practitioner', holder: 'post 1102', from: ago(200) },
  { role: 'principal social worker', holder: 'post 1004', from: ago(200) },
  { role: 'adoption support manager', holder: 'post 1107', from: ago(200) },
  { role: 'service manager, care', holder: 'post 1210', from: ago(200) },
  { role: 'director of children’s services', holder: 'post 1001', from: ago(200) },
  { role: 'quality assurance manager', holder: 'post 1301', from: ago(200), endedOn: ago(70) },
  { role: 'quality assurance manager', holder: 'post 1302, until it is filled for good', from: ago(70) },
  { role: 'manager of reviewing officers', holder: 'post 1305', from: ago(150) },
  { role: 'head of service', holder: 'post 1002', from: ago(200) },
  { role: 'performance analyst', holder: 'post 1401', from: ago(200) },
]
