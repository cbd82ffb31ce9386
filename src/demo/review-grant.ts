import { demonstrationPerson } from '../access/index.ts'
import { eventDefinitions } from '../practice/index.ts'
import type { AuthorityId, FactId, NewRevision, Project, SubjectId } from '../record/index.ts'
import { save, type Store } from '../store/index.ts'
import { addDays, type Day } from '../time/index.ts'
import { seededRandomness } from './randomness.ts'

const BEGAN_DAYS_AGO = 7
const LASTS_DAYS = 90

/** Grants cases to the demonstration's reviewer, for a review that is invented: so that the role has something to show. */
export async function recordReviewGrant(
  store: Store,
  authority: AuthorityId,
  project: Project,
  children: readonly SubjectId[],
  today: Day,
): Promise<void> {
  const person = demonstrationPerson('reviewer')
  if (person === null) throw new Error('The demonstration has a reviewer')
  const random = seededRandomness(`Review grant ${today}`)
  const on = addDays(today, -BEGAN_DAYS_AGO)
  const subject = random.uuid() as SubjectId // a new random uuid
  const fact = (type: string, body: NewRevision['body'], reason: string): NewRevision => ({
    ...{ fact: random.uuid() as FactId, revision: 0, type, shape: 1 }, // likewise
    ...{ subjects: [subject], happenedOn: on, body, texts: { reason } },
  })
  const account = { person: person.id, name: person.title, roles: [], workers: [], state: 'active' }
  const untilOn = addDays(on, LASTS_DAYS)
  const grant = { person: person.id, review: 'Review of practice (invented)', untilOn, children: [...children] }
  const saved = await save(
    store,
    authority,
    {
      ...{ request: `review-grant ${today}`, by: 'head-of-service', voice: 'typed', statement: null, recordedOn: on },
      newSubjects: [{ id: subject, kind: 'person', sourceRef: null }],
      revisions: [
        fact('people.account', account, 'As it stood when cases were first granted'),
        fact(
          'people.review-grant',
          grant,
          'Asked for by the improvement board, to see how practice reads in the record',
        ),
      ],
    },
    project,
    eventDefinitions,
    random,
  )
  if (!saved.saved) throw new Error(`The demonstration's grant could not be saved: ${saved.why}`)
}
