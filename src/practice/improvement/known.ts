import { textIn } from '../child/index.ts'
import { requirementEntered, requirementKinds } from './requirement-events.ts'
import type { Fact } from '../../record/index.ts'
import { requirements, sources, type Requirement, type Source } from './requirements.ts'

/** Every requirement there is, with its source: the worked examples, and those that people entered. */
export interface Known {
  readonly sources: readonly Source[]
  readonly requirements: readonly Requirement[]
}

export const workedExamples: Known = { sources, requirements }

interface Entered {
  readonly source: Source
  readonly requirement: Requirement
}

function enteredIn({ type, body, happenedOn }: Fact): readonly Entered[] {
  const said = (field: string): string => textIn(body, field) ?? ''
  if (type !== requirementEntered.type) return []
  const kind = said('kind')
  const id = `own-${said('short')}`
  return [
    {
      source: {
        ...{ id, title: said('document'), calls: said('calls') },
        kind: 'entered',
        holds: `${Object.hasOwn(requirementKinds, kind) ? requirementKinds[kind as keyof typeof requirementKinds] : 'Document'}, entered here in our words.`, // its own key
        dates: [{ what: 'Given', on: happenedOn }],
      },
      requirement: { id: said('requirement'), source: id, ref: said('ref'), asks: textIn(body, 'asks') },
    },
  ]
}

/** What is known of requirements on a day. Of two that name one document, the first names it. */
export function knownIn(all: readonly { readonly kind: string; readonly facts: readonly Fact[] }[]): Known {
  const entered = all.flatMap(({ kind, facts }) => (kind === 'requirement' ? facts.flatMap(enteredIn) : []))
  const own = new Map<string, Source>()
  for (const { source } of entered) if (!own.has(source.id)) own.set(source.id, source)
  return {
    sources: [...sources, ...own.values()],
    requirements: [...requirements, ...entered.map(({ requirement }) => requirement)],
  }
}
