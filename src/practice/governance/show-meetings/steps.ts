import type { EventDefinition } from '../../../record/index.ts'
import { sayDate } from '../../../time/index.ts'
import type { FieldError } from '../../../web/ui/index.ts'
import type { Typed } from '../../improvement/index.ts'
import {
  agendaItem,
  decisionMade,
  meetingHeld,
  minutesConfirmed,
  minutesWritten,
  partnerUpdate,
} from '../board-events.ts'
import type { Meeting } from '../meeting.ts'

/** What may be recorded of a meeting, by its word in the address. */
export const meetingSteps: Readonly<Record<string, EventDefinition>> = {
  'agenda-item': agendaItem,
  'partner-update': partnerUpdate,
  held: meetingHeld,
  decision: decisionMade,
  minutes: minutesWritten,
  confirmed: minutesConfirmed,
}

/** Which of them a meeting is ready for. Once its minutes are confirmed, for none. */
export function offersFor({ held, minutes, confirmed }: Meeting): readonly string[] {
  if (confirmed !== null) return []
  if (held === null) return ['agenda-item', 'partner-update', 'held']
  return ['decision', ...(minutes === null ? ['minutes'] : ['confirmed'])]
}

/** Whether something of a meeting may be put right as it stands. */
export function mayCorrect({ held, confirmed }: Meeting, { type }: { readonly type: string }): boolean {
  if (confirmed !== null) return false
  const before: readonly string[] = [agendaItem.type, partnerUpdate.type]
  return held === null || !before.includes(type)
}

/** What a meeting as it stands does not allow of what was typed. */
export function againstMeeting(
  { meetsOn, held, minutes }: Meeting,
  step: EventDefinition,
  { happenedOn }: Typed,
): readonly FieldError[] {
  const least =
    step === meetingHeld
      ? meetsOn
      : step === minutesConfirmed
        ? minutes?.on
        : step === decisionMade || step === minutesWritten
          ? held?.on
          : undefined
  return least !== undefined && happenedOn < least
    ? [{ field: 'happenedOn-day', says: `The date must not be before ${sayDate(least)}` }]
    : []
}
