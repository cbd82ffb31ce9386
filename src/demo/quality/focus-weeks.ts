import { addDays, type Day } from '../../time/index.ts'
import type { ToldSubject } from './told-subject.ts'

/** Harbour Council’s focus week, invented: the one in which supervision was audited, two months before the day of the demonstration. */
export function toldFocusWeeks(today: Day): readonly ToldSubject[] {
  const startsOn = addDays(today, -60)
  const saw = (after: number, how: string, seen: string) => ({
    ...{ type: 'audit.focus-week-saw', on: addDays(startsOn, after), body: { how, seen } },
  })
  return [
    {
      kind: 'audit-programme',
      facts: [
        {
          ...{ type: 'audit.focus-week', on: addDays(startsOn, -21) },
          body: {
            ...{ title: 'Supervision and what it changes', startsOn, endsOn: addDays(startsOn, 4), theme: 'oversight' },
            looksAt: 'Supervision in two teams: head of service, service manager, principal social worker',
          },
        },
        saw(1, 'observation', 'Supervision begins with the child, and actions of last time are looked at first.'),
        saw(
          2,
          'staff',
          'Newly qualified staff are seen each week; others say that sessions are moved when courts call.',
        ),
        saw(3, 'families', 'Parents who were asked know who the manager is; few have met them.'),
        {
          ...{ type: 'audit.focus-week-ended', on: addDays(startsOn, 18) },
          body: {
            found: 'Supervision thinks about children. It is held less often where hearings take the day.',
            follows: 'A moved session is held within a week, and each team sees its own figure.',
            ...{ lead: 'principal social worker', dueOn: addDays(startsOn, 80) },
          },
        },
      ],
    },
  ]
}
