import raw from './tools.json' with { type: 'json' }

/** Out of whom a sample is drawn. */
export const populations = {
  open: 'Children with whom the council works now',
  'looked-after': 'Children who are looked after now',
  allocated: 'Children with whom the council works now, and who have an allocated worker',
  adoption: 'Children who are on their way to adoption now',
  workers: 'Social workers who have a child allocated to them now',
  supervised: 'Children of whom supervision was recorded in the last twelve months',
  homeless: 'Young people who came as homeless in the last twelve months',
  'domestic-abuse': 'Children of whom domestic abuse was recorded in the last twelve months',
} as const

export type Population = keyof typeof populations

/** One page of the auditor’s form. */
export interface Domain {
  readonly id: string
  readonly title: string
  /** The measure of the scorecard that its grades count for; null: none. */
  readonly measure: string | null
  readonly questions: readonly string[]
}

/** What an audit looks at. Another version is another entry: an audit is read by the one that it was begun with. */
export interface Tool {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly about: string
  readonly population: Population
  readonly domains: readonly Domain[]
}

export const tools: readonly Tool[] = raw.tools as readonly Tool[] // our own file: a test holds it to the populations

/** How a programme or an audit names its tool: with its version, for good. */
export const nameOf = ({ id, version }: Tool): string => `${id}.${version}`

export const toolNamed = (name: string | null): Tool | null => tools.find((tool) => nameOf(tool) === name) ?? null

/** Whether a tool looks at the practice of workers, and not at records of children. */
export const isOfWorkers = (name: string): boolean => toolNamed(name)?.population === 'workers'

/** What the tool of an audit is called. */
export const toolTitle = (name: string): string => toolNamed(name)?.title ?? 'Audit'

/** The tools of today: the last version of each. */
export const toolsNow: readonly Tool[] = [
  ...new Map(tools.toSorted((a, b) => a.version - b.version).map((tool) => [tool.id, tool])).values(),
]

const isDiscussion = ({ id }: Tool): boolean => id === 'case-discussion'

/** The tool by which the head of service talks cases through: of today, and in every version. */
export const discussionTool = toolsNow.filter(isDiscussion).map(nameOf).join('')
export const discussionTools: readonly string[] = tools.filter(isDiscussion).map(nameOf)

/** Ofsted’s grades, the best first. */
export const grades = {
  outstanding: 'Outstanding',
  good: 'Good',
  'requires-improvement': 'Requires improvement to be good',
  inadequate: 'Inadequate',
} as const

export type Grade = keyof typeof grades

const inOrder = Object.keys(grades) as readonly Grade[] // its keys are the grades
export const isGrade = (word: unknown): word is Grade => typeof word === 'string' && Object.hasOwn(grades, word)
/** The place of a grade, the best 0. */
export const placeOf = (grade: Grade): number => inOrder.indexOf(grade)
export const GRADES = inOrder.length
export const isGoodOrBetter = (grade: Grade): boolean => placeOf(grade) <= placeOf('good')
