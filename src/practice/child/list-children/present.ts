import { sayAge, sayShortDate, type Calendar, type Day } from '../../../time/index.ts'
import { sayCount, sayDaysFrom, sayNumber, type Standing } from '../../../web/ui/index.ts'
import type { EventDefinition } from '../../../record/index.ts'
import { called } from '../called.ts'
import { sayNext } from '../say-next.ts'
import { sayOwner } from '../say-owner.ts'
import { childStages } from '../stages.ts'
import { addressOf, CHILDREN_A_PAGE, type Asked } from './ask.ts'
import {
  sorts,
  standings,
  type ChildListed,
  type FoundBy,
  type SortAsked,
  type StandingAsked,
  type WrittenFound,
} from './ports.ts'

export interface ChildLine {
  readonly key: string
  readonly href: string
  readonly called: string
  readonly about: string
  /** Why the search found the child, where the name does not show it. */
  readonly foundBy: string
  readonly stage: string
  readonly stageNote: string
  readonly next: string
  readonly nextNote: string
  readonly nextStanding: Standing | null
  readonly owner: string
  readonly team: string
  readonly lastEvent: string
  readonly lastEventNote: string
}

export interface ListShown {
  readonly lead: string
  readonly searched: string | null
  /** What to say where the list is empty, or far too long to read. */
  readonly advice: string | null
  readonly standings: readonly { readonly text: string; readonly href: string; readonly isCurrent: boolean }[]
  readonly sorts: readonly { readonly value: string; readonly text: string }[]
  readonly teams: readonly { readonly value: string; readonly text: string }[]
  readonly asked: Asked
  readonly path: string
  readonly caption: string
  readonly lines: readonly ChildLine[]
  readonly pages: number
}

const standingWords: Readonly<Record<StandingAsked, string>> = {
  'looked-after': 'Looked after',
  open: 'In need',
  'care-leaver': 'Care leavers',
  closed: 'Closed',
  any: 'All children',
}

const sortWords: Readonly<Record<SortAsked, string>> = {
  match: 'Best match first',
  name: 'Name or number',
  youngest: 'Youngest first',
  next: 'Next date first',
  quietest: 'Longest without an event first',
}

const foundByWords: Readonly<Record<FoundBy, string>> = {
  'other-name': 'Found by another or earlier name',
  sound: 'Found by how it sounds',
  spelling: 'Found by a similar spelling',
}

/** Words that other practices put beside the child's own: by stage, and by clock rule the step that stops it. */
export interface Words {
  readonly stageTitles: Readonly<Record<string, string>>
  readonly nextSteps: Readonly<Record<string, string>>
  /** By stage of permanence: what the stage waits for. */
  readonly stageSteps: Readonly<Record<string, string>>
}

export interface ListContext extends Words {
  readonly on: Day
  readonly calendar: Calendar
  readonly dutyManager?: string | null
}

function lineOf(child: ChildListed, context: ListContext): ChildLine {
  const { on, calendar, dutyManager, stageTitles, nextSteps, stageSteps } = context
  const stages: Readonly<Record<string, string>> = childStages
  const next = child.nextOn === null ? null : sayNext(calendar, on, child.nextOn)
  return {
    key: child.subject,
    href: `/children/${child.subject}`,
    called: called(child),
    about: child.bornOn === null ? 'Date of birth not recorded' : sayAge(child.bornOn, on),
    foundBy: child.foundBy === null ? '' : foundByWords[child.foundBy],
    stage: child.stage === null ? 'Closed' : (stages[child.stage] ?? child.stage),
    stageNote: child.permanenceStage === null ? '' : (stageTitles[child.permanenceStage] ?? child.permanenceStage),
    next: nextWords(child, nextSteps, stageSteps),
    nextNote: next?.says ?? '',
    nextStanding: next?.standing ?? null,
    owner: child.owner === null ? '' : sayOwner(child.owner, dutyManager),
    team: child.team ?? '',
    lastEvent: child.lastEventOn === null ? 'None recorded' : sayShortDate(child.lastEventOn),
    lastEventNote: child.lastEventOn === null ? '' : sayDaysFrom(child.lastEventOn, on),
  }
}

function nextWords(child: ChildListed, nextSteps: Words['nextSteps'], stageSteps: Words['stageSteps']): string {
  if (child.nextOn === null) return ''
  const awaited = child.permanenceStage === null ? undefined : stageSteps[child.permanenceStage]
  if (awaited !== undefined) return awaited
  const step = child.nextRule === null ? child.nextWhat : nextSteps[child.nextRule]
  return step ?? 'Look at what is needed next'
}

function adviceFor(total: number, asked: Asked, searched: string | null): string | null {
  if (searched === '') return 'Nothing was typed to look for, so every child is listed.'
  if (total > 10 * CHILDREN_A_PAGE && searched !== null)
    return 'That is too many to read: add more of the name or number, or the date of birth.'
  if (total > 0) return null
  if (searched !== null)
    return asked.standing === 'any' && asked.team === null
      ? 'No child matches, nor sounds or is spelt alike. Try another part of the name, the child’s number, a postcode, or the date of birth as 27/3/2025.'
      : 'No child matches in this part of the list. Look through all children instead.'
  if (asked.standing === 'any' && asked.team === null)
    return 'There are no children in the record yet. Load your returns to begin.'
  return 'No child stands here on this day. Choose another part of the list.'
}

const foundWords = (total: number): string =>
  total === 1 ? '1 child' : `${total === 0 ? 'No' : sayNumber(total)} children`

/** Every word of a list of children. */
export function presentList(
  found: { readonly total: number; readonly children: readonly ChildListed[] },
  asked: Asked,
  around: {
    readonly path: string
    readonly searched: string | null
    readonly teams: readonly string[]
    readonly context: ListContext
  },
): ListShown {
  const { total } = found
  const first = (asked.page - 1) * CHILDREN_A_PAGE + 1
  const range =
    total > CHILDREN_A_PAGE ? `, ${sayNumber(first)} to ${sayNumber(first + found.children.length - 1)} shown` : ''
  const matching =
    around.searched === null || around.searched === '' ? '' : `${total === 1 ? ' matches' : ' match'} your search`
  return {
    lead: `${foundWords(total)}${matching}${range}.`,
    searched: around.searched,
    advice: adviceFor(total, asked, around.searched),
    standings: standings.map((standing) => ({
      text: standingWords[standing],
      href: addressOf(around.path, asked, { standing }),
      isCurrent: standing === asked.standing,
    })),
    sorts: sorts
      .filter((value) => value !== 'match' || around.searched !== null)
      .map((value) => ({ value, text: sortWords[value] })),
    teams: [{ value: '', text: 'Any team' }, ...around.teams.map((team) => ({ value: team, text: team }))],
    asked,
    path: around.path,
    caption: `${sayCount(found.children.length, 'child', 'children')} on this page`,
    lines: found.children.map((child) => lineOf(child, around.context)),
    pages: Math.max(1, Math.ceil(total / CHILDREN_A_PAGE)),
  }
}

/** Something written that a search found: about whom, what it is, when, and the words around. */
export interface WrittenLine {
  readonly href: string
  readonly called: string
  readonly about: string
  readonly says: string
}

/** What was written about children, as a search shows it. */
export const presentWritten = (
  found: readonly WrittenFound[],
  definitions: ReadonlyMap<string, EventDefinition>,
): readonly WrittenLine[] =>
  found.map(({ subject, type, field, happenedOn, says, ...child }) => {
    const definition = definitions.get(type)
    const what = [definition?.title, definition?.fields[field]?.label].filter((word) => word !== undefined).join(': ')
    return { href: `/children/${subject}`, called: called(child), about: `${what}, ${sayShortDate(happenedOn)}`, says }
  })
