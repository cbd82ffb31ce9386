import { demonstrationPeople, everyChild } from '../../access/index.ts'
import { defaultDefinitions, eventDefinitions } from '../../practice/index.ts'
import { readScorecard } from '../../practice/permanence/index.ts'
import { publishing } from '../../practice/show-editions/index.ts'
import program from '../../../package.json' with { type: 'json' }
import type { AuthorityId, Project } from '../../record/index.ts'
import {
  chainHead,
  readAuthorityHistory,
  readEditionFile,
  readEditionFiles,
  readScorecardRows,
  save,
  type Store,
} from '../../store/index.ts'
import type { Day } from '../../time/index.ts'

interface Publishing {
  readonly authority: AuthorityId
  readonly authorityName: string
  readonly project: Project
  readonly on: Day
  readonly newId: () => string
}

/** Publishes an edition of the adoption scorecard, as the performance analyst does: papers quote it. */
export async function publishEdition(
  store: Store,
  { authority, authorityName, project, on, newId }: Publishing,
): Promise<void> {
  const person = demonstrationPeople.find(({ id }) => id === 'performance-analyst')
  if (!person) throw new Error('The demonstration has a performance analyst')
  const rows = {
    readScorecardRows: readScorecardRows(store),
    readScorecardSettings: () => Promise.resolve(defaultDefinitions.scorecard),
  }
  const made = await publishing(
    {
      readAuthorityHistory: (of) => readAuthorityHistory(store, of),
      readScorecard: (reading) => readScorecard(rows, reading),
      readEditionFile: (of, fact, name) => readEditionFile(store, of, fact, name),
      readEditionFiles: (of, name) => readEditionFiles(store, of, name),
      headPosition: async (of) => (await chainHead(store, of))?.position ?? 0,
      inForce: () => Promise.resolve(defaultDefinitions),
      newId,
      release: program.version,
    },
    {
      reading: { authority, generation: 0, on, sees: everyChild },
      ...{ authority: { name: authorityName, demonstration: true }, today: on, person },
      formRequestId: `demonstration edition ${on}`,
    },
    'three-years',
    'For the quarterly report to the Department',
  )
  const saved = made && (await save(store, authority, made.save, project, eventDefinitions))
  if (!saved?.saved) throw new Error('The demonstration’s scorecard was not published')
}
