import type { EventDefinition, SubjectId } from '../../../record/index.ts'
import type { FieldError, Form, PageContext, PageDefinition } from '../../../web/ui/index.ts'
import { textIn } from '../../child/index.ts'
import { recordPages, type FormAbout, type Typed } from '../../improvement/index.ts'
import { agreed, sources } from '../events.ts'
import { learnedFrom, type LearnedFrom } from '../learned-from.ts'
import type { LearningPorts } from '../ports.ts'

const LIST = '/learning'
const NEW = `${LIST}/new` as const

/** So many complaints at most are offered, the latest of each stage first. */
const MOST_OFFERED = 200

/** What something may have been learned from, of what the person may see. */
export async function readLearnedFrom(
  { readComplaints, readAudits, readProgrammes }: LearningPorts,
  { reading, may }: Pick<PageContext, 'reading' | 'may'>,
): Promise<readonly LearnedFrom[]> {
  const seesAudits = may('audits.see')
  const [complaints, audits, programmes] = await Promise.all([
    may('complaints.see') ? readComplaints(reading, { view: 'all', limit: MOST_OFFERED, offset: 0 }) : null,
    seesAudits ? readAudits(reading, { latest: MOST_OFFERED }) : [],
    seesAudits ? readProgrammes(reading) : [],
  ])
  return learnedFrom({ complaints: complaints?.rows ?? [], audits, programmes })
}

/** What is asked, with where it was learned chosen from what the person may see. */
const asking = (from: readonly LearnedFrom[]): EventDefinition => {
  const { source, from: _, ...rest } = agreed.fields
  return {
    ...agreed,
    fields: {
      ...(source ? { source } : {}),
      ...(from.length === 0
        ? {}
        : {
            from: {
              kind: 'choice',
              label: 'Which one?',
              hint: 'A link leads there and back, for those who may see it, and for nobody else',
              optional: true,
              choices: { '': 'None of these', ...Object.fromEntries(from.map(({ id, text }) => [id, text])) },
            },
          }),
      ...rest,
    },
  }
}

const aboutAgreeing = (from: readonly LearnedFrom[]): FormAbout => ({
  definition: asking(from),
  called: 'You said, we did',
  action: NEW,
  backHref: LIST,
  back: 'You said, we did',
  heading: 'Record something learned',
})

const against =
  (from: readonly LearnedFrom[]) =>
  ({ body }: Typed): readonly FieldError[] => {
    const chosen = from.find(({ id }) => id === textIn(body, 'from'))
    const [likely] = chosen?.sources ?? []
    return chosen && likely && !chosen.sources.some((source) => source === body['source'])
      ? [
          {
            field: 'source',
            says: `You chose “${chosen.text}” below: choose “${sources[likely]}” here, or another below`,
          },
        ]
      : []
  }

/** The form as the link from a complaint or an audit fills it. */
function filled(from: readonly LearnedFrom[], asked: string | undefined): Form {
  const chosen = from.find(({ id }) => id === asked)
  return chosen ? { from: [chosen.id], source: [chosen.sources[0] ?? ''] } : {}
}

/** The form by which something learned is recorded. */
export const agreeLearningPages = (ports: LearningPorts): readonly PageDefinition[] =>
  recordPages(ports, {
    ...{ path: NEW, section: 'improvement', needs: 'improvement.record' },
    find: async (asked) => {
      const from = await readLearnedFrom(ports, asked)
      const subject = ports.newId() as SubjectId // a new random uuid
      return {
        ...{ about: aboutAgreeing(from), filled: filled(from, asked.query['from']), against: against(from) },
        to: { subject, isNew: 'learning', definition: agreed, then: `${LIST}/${subject}` },
      }
    },
  })
