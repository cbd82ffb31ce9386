import { eventDefinitions } from '../practice/index.ts'
import type { FactId, NewRevision, Project, Randomness, Save, SubjectId } from '../record/index.ts'
import { crossingRequest, ensureAuthority, save, type Authority, type Store } from '../store/index.ts'
import { addDays, type Day } from '../time/index.ts'

/** A regional adoption agency, invented: an authority of its own, which sees what it was sent and nothing else. */
export const agency: Authority = { id: 2, name: 'Three Rivers Adoption Agency', code: null, demonstration: true }

/** Makes the agency, and sends it what it needs of one child: recorded at each end, in the same words. */
export async function recordAgency(
  store: Store,
  from: Authority,
  project: Project,
  child: SubjectId | undefined,
  { today, random }: { readonly today: Day; readonly random: Randomness },
): Promise<void> {
  await ensureAuthority(store, agency)
  if (child === undefined) return
  const on = addDays(today, -3)
  const [crossing, ground] = [random.uuid(), 'agency']
  const texts = {
    content:
      'How far permanence has come: Family finding\n\nPlease begin to look for a family. The child likes water, is read to every evening, and needs a family that can keep in touch with grandparents.',
  }
  const revision = (type: string, subject: SubjectId, body: NewRevision['body']): NewRevision => ({
    ...{ fact: random.uuid() as FactId, revision: 0, type, shape: 1 }, // a new fact
    ...{ subjects: [subject], happenedOn: on, body, texts },
  })
  const keep = async (authority: Authority, entry: Pick<Save, 'request' | 'by' | 'newSubjects' | 'revisions'>) => {
    const whole: Save = { ...entry, voice: 'typed', statement: null, recordedOn: on }
    const saved = await save(store, authority.id, whole, project, eventDefinitions, random)
    if (!saved.saved) throw new Error(`What crosses in the demonstration could not be saved: ${saved.why}`)
  }
  const body = { to: agency.name, toRecord: agency.id, ground, crossing, parts: ['stage'] }
  await keep(from, {
    ...{ request: 'demonstration sending', by: 'agency-adviser', newSubjects: [] },
    revisions: [revision('child.sent', child, body)],
  })
  const subject = random.uuid() as SubjectId // a new subject
  await keep(agency, {
    ...{ request: crossingRequest(crossing), by: 'another authority' },
    newSubjects: [{ id: subject, kind: 'received', sourceRef: null }],
    revisions: [revision('sending.received', subject, { from: from.name, sentBy: 'Agency adviser', ground, crossing })],
  })
}
