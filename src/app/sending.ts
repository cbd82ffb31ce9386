import { randomUUID } from 'node:crypto'
import { eventDefinitions } from '../practice/index.ts'
import { stages } from '../practice/permanence/index.ts'
import { received, sendingPages, type Crossing } from '../practice/sending/index.ts'
import type { FactId, Project, SubjectId } from '../record/index.ts'
import {
  authorities,
  crossingRequest,
  readArrived,
  readChild,
  readGovernanceTexts,
  readHistory,
  readThin,
  recordReads,
  save,
  type Store,
} from '../store/index.ts'
import type { PageDefinition } from '../web/ui/index.ts'

interface SendingOptions {
  readonly store: Store
  readonly project: Project
  readonly titleOf: (person: string) => string
}

/** Who saves at the other end: nobody of theirs. */
const ANOTHER = 'another authority'

/** Puts what crossed into the record of the other authority, as a record of its own. */
const deliver =
  ({ store, project }: SendingOptions) =>
  async ({ to, crossing, from, sentBy, ground, content, on }: Crossing): Promise<void> => {
    const subject = randomUUID() as SubjectId // a new subject
    const saved = await save(
      store,
      to,
      {
        ...{ request: crossingRequest(crossing), by: ANOTHER, voice: 'typed', statement: null, recordedOn: on },
        newSubjects: [{ id: subject, kind: 'received', sourceRef: null }],
        revisions: [
          {
            ...{ fact: randomUUID() as FactId, revision: 0, type: received.type, shape: received.shape }, // a new fact
            ...{ subjects: [subject], happenedOn: on },
            body: { from, sentBy, ground, crossing },
            texts: { content },
          },
        ],
      },
      project,
      eventDefinitions,
    )
    if (!saved.saved && saved.why !== 'already-saved') throw new Error(`What crossed was not saved there: ${saved.why}`)
  }

/** The pages of what crosses between authorities. */
export function crossingPages(options: SendingOptions): readonly PageDefinition[] {
  const { store, project, titleOf } = options
  const note = recordReads(store)
  const own = async (authority: number) => (await authorities(store)).find(({ id }) => id === authority)
  return sendingPages({
    readChild: readChild(store),
    readHistory: readHistory(store),
    // A demonstration and a record of work never meet.
    authorities: async (here) => {
      const us = await own(here)
      return (await authorities(store)).filter(({ demonstration }) => demonstration === us?.demonstration)
    },
    saveEntry: (authority, entry) => save(store, authority, entry, project, eventDefinitions),
    deliver: deliver(options),
    arrived: readArrived(store),
    readReceived: readThin(store, eventDefinitions, ['received']),
    readTexts: (reading, subject) => readGovernanceTexts(store)(reading, [subject]),
    note: (authority, read) => note(authority, { ...read, subjects: [read.subject] }),
    stageTitle: (stage) => stages.find((each) => each.stage === stage)?.title ?? stage,
    titleOf,
    newId: randomUUID,
  })
}
