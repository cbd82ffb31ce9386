import type { SubjectId } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import type { AuditedChild } from './audits.ts'
import type { ToldOf, ToldSubject } from './told-subject.ts'

const by = 'agency-adviser'
const members = ['panel-member', 'panel-administrator']

interface Told {
  readonly drawnUpOn: Day
  readonly meetsOn: Day
  readonly child: SubjectId | undefined
  readonly household: SubjectId | undefined
}

/** An agenda with a child for whom a match is looked at, and a household to be approved. */
const agenda = ({ drawnUpOn, meetsOn, child, household }: Told): readonly ToldOf[] => [
  { ...{ type: 'panels.agenda', on: drawnUpOn, by }, body: { panel: 'adoption', meetsOn, members } },
  ...(child
    ? [
        {
          ...{ type: 'panels.item', on: drawnUpOn, by },
          body: { place: 1, about: 'advice', child },
          texts: {
            asks: 'The panel is asked for its advice on whether the search should go beyond the county.\n\nThe profile was shown at two exchange days; three families asked for more, and none went on.',
          },
        },
      ]
    : []),
  ...(household
    ? [
        {
          ...{ type: 'panels.item', on: drawnUpOn, by },
          body: { place: 2, about: 'approval', household },
          texts: {
            asks: 'Whether the household is suitable to adopt, and what advice the panel has on how many children and of what ages.',
          },
        },
      ]
    : []),
]

/** Harbour Council’s adoption panel, invented: one agenda whose minutes are confirmed, and one that is still open. */
export function toldPanels(
  today: Day,
  children: readonly AuditedChild[],
  households: readonly SubjectId[],
): readonly ToldSubject[] {
  const [held, coming] = [addDays(today, -35), addDays(today, 6)]
  return [
    {
      kind: 'panel',
      facts: [
        ...agenda({
          ...{ drawnUpOn: addDays(held, -14), meetsOn: held },
          ...{ child: children[1]?.subject, household: households[1] },
        }),
        {
          ...{ type: 'panels.minutes', on: addDays(held, 4), by: 'panel-administrator', body: {} },
          texts: { minutes: 'Item 1: the panel advised to search wider.\n\nItem 2: the panel recommended approval.' },
        },
        { ...{ type: 'panels.minutes-confirmed', on: addDays(held, 12), by }, body: { by: 'The chair' } },
      ],
    },
    {
      kind: 'panel',
      facts: agenda({
        ...{ drawnUpOn: addDays(today, -4), meetsOn: coming },
        ...{ child: children[0]?.subject, household: households[0] },
      }),
    },
  ]
}
