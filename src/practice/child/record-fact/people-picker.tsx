import type { EventDefinition } from '../../../record/index.ts'
import { Button, Checkboxes, Input, sayCount, typedAll, typedText, type Form } from '../../../web/ui/index.ts'
import type { FindPeople, PersonFound } from './ports.ts'

/** Whom a form that names people offers: those chosen so far, and those found by what was typed. */
export interface PeoplePicks {
  readonly chosen: readonly PersonFound[]
  readonly found: readonly PersonFound[]
  /** What was looked for; empty: nothing yet. */
  readonly sought: string
}

const AT_MOST = 20
const FIND = 'find-people'
const SOUGHT = 'people-sought'

/** Whether the form was sent to look for people, and not to be saved. */
export const isFinding = (form: Form): boolean => typedText(form, 'do') === FIND

/** The words for people in a field: as boxes send them, or as the record has them in one text. */
export const peopleIn = (form: Form, name: string): readonly string[] => [
  ...new Set(typedAll(form, name).flatMap((text) => text.split(/\s+/).filter((word) => word !== ''))),
]

/** Whom a form offers for its field of people; undefined where it has none. A person who is nowhere is called by their word. */
export async function readPicks(
  find: FindPeople,
  authority: number,
  { fields }: EventDefinition,
  form: Form,
): Promise<PeoplePicks | undefined> {
  const [name] = Object.entries(fields).find(([, field]) => field.names === 'people') ?? []
  if (name === undefined) return undefined
  const words = peopleIn(form, name)
  const sought = typedText(form, SOUGHT)
  const [known, found] = await Promise.all([
    words.length === 0 ? [] : find(authority, { people: words }, words.length),
    sought === '' ? [] : find(authority, { called: sought }, AT_MOST),
  ])
  const chosen = words.map(
    (person) => known.find((each) => each.person === person) ?? { person, name: person, does: '' },
  )
  return { chosen, found: found.filter(({ person }) => !words.includes(person)), sought }
}

const choiceOf = ({ person, name, does }: PersonFound) => ({
  value: person,
  text: name,
  ...(does === '' ? {} : { hint: does }),
})

const sayFound = ({ found, sought }: PeoplePicks): string | null => {
  if (sought === '') return null
  if (found.length === 0) return `Nobody else is called “${sought}”, or does that. Try part of a name, or a role.`
  return found.length === AT_MOST
    ? `The first ${AT_MOST} found are below: choose among them, or type more of the name.`
    : `${sayCount(found.length, 'person was', 'people were')} found: choose below, and save.`
}

/** Looks people up by name or role and has them chosen, by boxes alone: with a keyboard, and without a script. */
export const PeoplePicker = (props: {
  readonly name: string
  readonly label: string
  readonly hint: string | undefined
  readonly picks: PeoplePicks
  readonly error: string | undefined
}) => {
  const { chosen, found, sought } = props.picks
  const says = sayFound(props.picks)
  return (
    <>
      <Input
        name={SOUGHT}
        label="Find people by name or role"
        size="s"
        value={sought}
        width={20}
        autocomplete="off"
        error={undefined}
      />
      <Button variant="secondary" name="do" value={FIND}>
        Find people
      </Button>
      {says !== null && (
        <p class="govuk-body" role="status">
          {says}
        </p>
      )}
      <Checkboxes
        name={props.name}
        label={props.label}
        hint={props.hint}
        size="s"
        small
        choices={[...chosen, ...found].map(choiceOf)}
        values={chosen.map(({ person }) => person)}
        error={props.error}
      />
    </>
  )
}
