import type { Reading } from '../../access/index.ts'
import type { ClockRule } from '../../clocks/index.ts'
import type { EventDefinition, SubjectId } from '../../record/index.ts'
import { BackLink, definePage, isUuid, notFound, page, redirect, type PageDefinition } from '../../web/ui/index.ts'
import { mayType, type InForce } from '../child/index.ts'
import type { ReadPastJourneys } from '../permanence/index.ts'
import { isChronology, isNoteFlag, presentChronology } from './chronology.ts'
import { ChronologyTable } from './chronology-view.tsx'
import { Joined, joinedWith } from './joined.tsx'
import type { ChildRead, History, ReadChild, ReadHistory, ReadRoot } from './ports.ts'
import { stepOf, usualTypes } from './next.ts'
import { presentChild } from './present.ts'
import { RecordSomething } from './record-something.tsx'
import { Child } from './view.tsx'

/** What a child's page must be able to read, and the words that it is told. */
export interface ShowChildPorts {
  readonly readChild: ReadChild
  readonly readHistory: ReadHistory
  readonly readRoot: ReadRoot
  readonly readPastJourneys: ReadPastJourneys
  /** With the meanings of the return's codes. */
  readonly definitions: ReadonlyMap<string, EventDefinition>
  readonly rules: readonly ClockRule[]
  readonly inForce: InForce
  readonly titleOf: (person: string) => string
}

/** One child's page, and the page that offers everything that may be recorded. */
export const showChildPages = (ports: ShowChildPorts): readonly PageDefinition[] => {
  const rules = new Map(ports.rules.map((rule) => [rule.id, rule]))
  return [
    definePage({
      method: 'GET',
      path: '/children/:child',
      section: 'children',
      needs: 'child.read',
      readsKnownAt: true,
      handle: async ({ reading, params, query, known, may }) => {
        if (!isUuid(params.child)) return notFound()
        const subject = params.child as SubjectId // a uuid: whether it is a child's is what the read answers
        const [child, history, past, inForce] = await Promise.all([
          ports.readChild(reading, subject),
          ports.readHistory(reading, subject),
          ports.readPastJourneys(reading),
          ports.inForce(reading.authority),
        ])
        if (child === null) {
          const root = await ports.readRoot(reading, subject)
          return root === null ? notFound() : redirect(`/children/${root}`)
        }
        const joined = joinedWith(history, child.subject, ports)
        const { on } = reading
        const isAllShown = query['all'] === 'yes'
        // What was known in the past is only read, and so is any record by those whose work is to read.
        const isPast = known !== null || !may('child.record')
        const shown = presentChild(child, history, {
          ...ports,
          ...inForce,
          ...{ rules, on, past, isAllShown, isPast },
        })
        return page({
          title: 'One child',
          before: <BackLink href="/children">Children</BackLink>,
          view: (
            <>
              <Joined joined={joined} isPast={isPast} />
              <Child shown={shown} />
            </>
          ),
          definitions: '/scorecard/definitions',
          downloads: [
            ...(may('child.reads') ? [{ href: `/children/${child.subject}/reads`, text: 'Who read this record' }] : []),
            ...(may('child.send') && !isPast
              ? [{ href: `/children/${child.subject}/send`, text: 'Send to another authority' }]
              : []),
            ...(may('child.rights')
              ? [{ href: `/children/${child.subject}/rights`, text: 'Rights and retention' }]
              : []),
          ],
        })
      },
    }),
    definePage({
      method: 'GET',
      path: '/children/:child/record',
      section: 'children',
      needs: 'child.record',
      handle: async ({ reading, params, may }) => {
        if (!isUuid(params.child)) return notFound()
        const child = await ports.readChild(reading, params.child as SubjectId) // as above
        if (child === null) return notFound()
        const definitions = [...ports.definitions.values()].filter((each) => mayType(each, may))
        return page({
          title: 'Record something that happened',
          before: <BackLink href={`/children/${child.subject}`}>Back to the child</BackLink>,
          view: (
            <RecordSomething
              child={child}
              usual={usualTypes(child, reading.on)
                .filter((type) => definitions.some((each) => each.type === type))
                .map((type) => stepOf(child.subject, type))}
              definitions={definitions}
            />
          ),
        })
      },
    }),
    definePage({
      method: 'GET',
      path: '/children/:child/chronology',
      section: 'children',
      needs: 'child.read',
      readsKnownAt: true,
      handle: async ({ reading, params, query }) => {
        const read = await readWhole(ports, reading, params.child)
        if (read === null) return notFound()
        const view = isChronology(query['view']) ? query['view'] : 'all'
        const flag = isNoteFlag(query['flag']) ? query['flag'] : null
        return page({
          title: 'Chronology of one child',
          before: <BackLink href={`/children/${read.child.subject}`}>Back to the child</BackLink>,
          view: <ChronologyTable shown={presentChronology(read.child, read.history, view, reading.on, ports, flag)} />,
        })
      },
    }),
  ]
}

/** A child with everything that was ever said of it; null where the record has no such child. */
async function readWhole(
  { readChild, readHistory }: ShowChildPorts,
  reading: Reading,
  id: string,
): Promise<{ readonly child: ChildRead; readonly history: History } | null> {
  if (!isUuid(id)) return null
  const subject = id as SubjectId // a uuid: whether it is a child's is what the read answers
  const [child, history] = await Promise.all([readChild(reading, subject), readHistory(reading, subject)])
  return child === null ? null : { child, history }
}
