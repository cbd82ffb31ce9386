import { wordFor, type SubjectId } from '../../record/index.ts'
import { sayDate, sayShortDate } from '../../time/index.ts'
import {
  BackLink,
  definePage,
  forbidden,
  InsetText,
  notFound,
  Offers,
  page,
  PageHeading,
  StackedTable,
  Status,
  SummaryList,
  type PageContext,
  type PageDefinition,
} from '../../web/ui/index.ts'
import { AS_KNOWN_THEN, textIn } from '../child/index.ts'
import { formPage, readForm, saveOrShow, type FormAbout } from '../improvement/index.ts'
import { answered, answers, grounds, received } from './events.ts'
import { Lines } from './lines.tsx'
import type { SendingPorts } from './ports.ts'

type Read = Awaited<ReturnType<SendingPorts['readReceived']>>[number]

/** Something that arrived, as its facts up to a day tell it. */
function readArrived({ subject, facts }: Read) {
  const arrived = facts.findLast(({ type }) => type === received.type)
  const answer = facts.findLast(({ type }) => type === answered.type)
  if (!arrived) return null
  return {
    ...{ id: subject, href: `/received/${subject}`, fact: arrived.id, on: arrived.happenedOn },
    ...{ from: textIn(arrived.body, 'from') ?? 'Another authority', sentBy: textIn(arrived.body, 'sentBy') ?? '' },
    ground: wordFor(grounds, arrived.body['ground'], 'Not said'),
    answer: answer
      ? {
          ...{ on: answer.happenedOn, says: wordFor(answers, answer.body['answer'], 'Answered') },
          reason: textIn(answer.body, 'reason') ?? '',
        }
      : null,
  }
}

type Arrived = NonNullable<ReturnType<typeof readArrived>>

const all = async (ports: SendingPorts, { reading }: PageContext): Promise<readonly Arrived[]> =>
  (await ports.readReceived(reading))
    .flatMap((each) => readArrived(each) ?? [])
    .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.id < b.id ? -1 : 1))

const one = async (
  ports: SendingPorts,
  asked: PageContext<Readonly<Record<'received', string>>>,
): Promise<Arrived | null> => (await all(ports, asked)).find(({ id }) => id === asked.params.received) ?? null

const Stands = ({ arrived: { answer } }: { arrived: Arrived }) =>
  answer === null ? (
    <Status standing="at-risk">Waits for an answer</Status>
  ) : (
    <Status standing="ended">{`${answer.says}, ${sayShortDate(answer.on)}`}</Status>
  )

const answering = (arrived: Arrived): FormAbout => ({
  definition: answered,
  called: `From ${arrived.from}, ${sayDate(arrived.on)}`,
  action: `${arrived.href}/answer`,
  backHref: arrived.href,
  back: 'Back to what was received',
  heading: 'Say what becomes of it',
})

/** What other authorities sent, one of these, and what became of it. */
export const receivedPages = (ports: SendingPorts): readonly PageDefinition[] => {
  const at = { section: 'children', needs: 'received.see' } as const
  return [
    definePage({
      ...{ ...at, method: 'GET', path: '/received' },
      handle: async (asked) => {
        const list = await all(ports, asked)
        return page({
          title: 'Received from other authorities',
          view: (
            <>
              <PageHeading lead="What other authorities sent of their records: each opening is in the log of reads.">
                Received from other authorities
              </PageHeading>
              {list.length === 0 ? (
                <InsetText>Nothing was received.</InsetText>
              ) : (
                <StackedTable
                  caption="What was received, the latest first"
                  columns={[{ text: 'From' }, { text: 'On what ground' }, { text: 'How it stands' }]}
                  rows={list.map((arrived) => ({
                    key: arrived.id,
                    cells: [
                      <a class="govuk-link" href={arrived.href}>
                        {`${arrived.from}, ${sayDate(arrived.on)}`}
                      </a>,
                      arrived.ground,
                      <Stands arrived={arrived} />,
                    ],
                  }))}
                />
              )}
            </>
          ),
        })
      },
    }),
    definePage({
      ...{ ...at, method: 'GET', path: '/received/:received' },
      handle: async (asked) => {
        const arrived = await one(ports, asked)
        if (arrived === null) return notFound()
        const { reading, today, person } = asked
        const content = (await ports.readTexts(reading, arrived.id)).get(arrived.fact)?.['content'] ?? ''
        await ports.note(reading.authority, {
          ...{ person: person.id, on: today, route: '/received/:received', subject: arrived.id },
          ...{ because: `Received from ${arrived.from}.`, ground: 'received' },
        })
        const isOpen = reading.on === today && arrived.answer === null
        return page({
          title: 'Something that was received',
          before: <BackLink href="/received">Received from other authorities</BackLink>,
          view: (
            <>
              <PageHeading lead={`Received ${sayDate(arrived.on)}.`}>{`From ${arrived.from}`}</PageHeading>
              <SummaryList
                short
                rows={[
                  { key: 'Sent by', value: arrived.sentBy },
                  { key: 'On what ground', value: arrived.ground },
                  { key: 'How it stands', value: <Stands arrived={arrived} /> },
                  ...(arrived.answer ? [{ key: 'Why', value: arrived.answer.reason }] : []),
                ]}
              />
              <Offers offers={isOpen ? [{ href: `${arrived.href}/answer`, text: 'Say what becomes of it' }] : []} />
              <h2 class="govuk-heading-m">What was received</h2>
              <p class="govuk-body">
                <Lines text={content} />
              </p>
            </>
          ),
        })
      },
    }),
    definePage({
      ...{ ...at, method: 'GET', path: '/received/:received/answer' },
      handle: async (asked) => {
        if (asked.known) return forbidden(AS_KNOWN_THEN)
        const arrived = await one(ports, asked)
        return arrived && arrived.answer === null ? formPage(answering(arrived), {}, []) : notFound()
      },
    }),
    definePage({
      ...{ ...at, method: 'POST', path: '/received/:received/answer' },
      handle: async (asked) => {
        if (asked.known) return forbidden(AS_KNOWN_THEN)
        const arrived = await one(ports, asked)
        if (arrived === null || arrived.answer !== null) return notFound()
        const checked = readForm(answered, asked.form, asked.today, ({ happenedOn }) =>
          happenedOn < arrived.on
            ? [{ field: 'happenedOn-day', says: 'The day must be that on which it was received, or later' }]
            : [],
        )
        return saveOrShow(ports, asked, answering(arrived), checked, {
          ...{ subject: arrived.id satisfies SubjectId, definition: answered, then: arrived.href },
        })
      },
    }),
  ]
}
