import type { Reading } from '../../../access/index.ts'
import { BackLink, definePage, isUuid, notFound, page, type PageDefinition } from '../../../web/ui/index.ts'
import { documentsIn } from '../documents.ts'
import { Documents } from '../keep-document/list.tsx'
import { knownIn } from '../known.ts'
import { hrefOfAction } from '../show-plan/present.ts'
import type { ImprovementPorts } from '../ports.ts'
import { traceOn, type ActionInPlan } from '../trace.ts'
import { presentAction } from './present.ts'
import { ActionPage } from './view.tsx'

/** The action that an address names, with its plan; null where there is none on the day. */
export async function actionAsked(
  ports: Pick<ImprovementPorts, 'readImprovement'>,
  reading: Reading,
  id: string,
): Promise<ActionInPlan | null> {
  if (!isUuid(id)) return null
  const { actions } = traceOn(await ports.readImprovement(reading), reading.on)
  return actions.find((each) => each.id === id) ?? null
}

/** The page of one action. */
export const actionPages = (
  ports: Pick<ImprovementPorts, 'readImprovement' | 'readImprovementHistory' | 'titleOf'>,
): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/improvement/actions/:action',
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async ({ reading, params, known, today, may, person }) => {
      const found = await actionAsked(ports, reading, params.action)
      if (!found) return notFound()
      const history = await ports.readImprovementHistory(reading, found.id)
      const all = await ports.readImprovement(reading)
      const facts = all.find(({ subject }) => subject === found.id)?.facts ?? []
      const isNow = known === null && reading.on === today
      const shown = presentAction(found, history, {
        known: knownIn(all),
        on: reading.on,
        isPast: !isNow || !may('improvement.record'),
        person: person.id,
        mayAgree: isNow && may('improvement.agree'),
        titleOf: ports.titleOf,
      })
      return page({
        title: `Action ${found.action.ref}`,
        before: <BackLink href={shown.planHref}>{shown.planTitle}</BackLink>,
        view: (
          <ActionPage
            shown={shown}
            documents={
              <Documents
                documents={documentsIn(facts)}
                sees={reading.sees}
                addHref={isNow && may('improvement.record') ? `${hrefOfAction(found)}/documents/new` : null}
              />
            }
          />
        ),
      })
    },
  }),
]
