import type { Reading } from '../../access/index.ts'
import type { AuthorityId, Fact, Save, Saved, SubjectId } from '../../record/index.ts'
import type { Told } from '../told/index.ts'
import type { HasChildren } from './who.ts'

/** Every worker of whom supervision is recorded, with their facts up to the day of the reading. */
export type ReadWorkers = (
  reading: Reading,
) => Promise<readonly { readonly subject: SubjectId; readonly facts: readonly Fact[] }[]>

/** After how many weeks at most a worker is supervised again, as the authority has set it. */
export type SuperviseEvery = (authority: AuthorityId) => Promise<number>

export interface SupervisionPorts {
  readonly readWorkers: ReadWorkers
  readonly readCaseloads: (reading: Reading) => Promise<readonly HasChildren[]>
  readonly superviseEvery: SuperviseEvery
  readonly readWorkerTold: (reading: Reading, worker: SubjectId) => Promise<Omit<Told, 'clocks'>>
  readonly saveEntry: (authority: AuthorityId, save: Save) => Promise<Saved>
  readonly newId: () => string
  readonly titleOf: (person: string) => string
}
