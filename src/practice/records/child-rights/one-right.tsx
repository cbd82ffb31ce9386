import { definePage, notFound, page, type PageDefinition } from '../../../web/ui/index.ts'
import { BackToChild, called } from '../../child/index.ts'
import { accessRequest, purgeAsked } from '../rights-events.ts'
import type { RightsPorts } from '../rights-ports.ts'
import { copiesShown } from './copies.tsx'
import { findRight } from './find.ts'
import { lineOf, saidOf, stepsOf } from './present.ts'
import { nextSteps } from './steps.ts'
import { DecidePurge, OneRight } from './view.tsx'

/** What leads to the entry that a request is about, and to its correction once it was accepted. */
const ofFact = (about: unknown, outcome: unknown, href: string, child: string) => [
  ...(typeof about === 'string' ? [{ text: 'Look at the entry in the record', href: `${href}/record` }] : []),
  ...(typeof about === 'string' && outcome === 'accepted'
    ? [
        {
          text: 'Correct the entry, as whoever records for the child',
          href: `/children/${child}/facts/${about}/correct`,
        },
      ]
    : []),
]

/** One request, hold or purge, with its steps and what comes next. */
export const oneRightPage = (ports: RightsPorts): PageDefinition =>
  definePage({
    method: 'GET',
    path: '/children/:child/rights/:request',
    section: 'children',
    needs: 'child.rights',
    handle: async (asked) => {
      const about = await findRight(ports, asked)
      if (about === null) return notFound()
      const { found, right } = about
      const { reading, today, person, may } = asked
      const definition = ports.definitions.get(right.type)
      if (definition === undefined) return notFound()
      const inForce = await ports.inForce(reading.authority)
      const address = `${found.href}/${right.id}`
      const steps = Object.entries(nextSteps[right.type] ?? {}).filter(([, step]) => step.may(right))
      const mayDecide = right.type === purgeAsked.type && right.isOpen && may('child.purge') && right.by !== person.id
      const { about: fact, outcome } = right.fact.body
      return page({
        title: definition.title,
        before: <BackToChild href={found.href} called="rights and retention" />,
        view: (
          <OneRight
            called={called(found.child)}
            heading={definition.title}
            line={lineOf(right, inForce, ports.definitions, today)}
            rows={saidOf(right, definition)}
            steps={stepsOf(right, definition, ports.titleOf)}
            next={[
              ...steps.map(([name, { text }]) => ({ text, href: `${address}/${name}` })),
              ...ofFact(fact, outcome, found.href, found.child.subject).filter(
                ({ href }) => !href.endsWith('/correct') || may('child.record'),
              ),
            ]}
          >
            {right.type === accessRequest.type && (await copiesShown(ports, asked, about))}
            {mayDecide && <DecidePurge action={`${address}/purge`} error={null} />}
          </OneRight>
        ),
      })
    },
  })
