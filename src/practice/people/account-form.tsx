import { isRole, roleIds, roleOf, type RoleId } from '../../access/index.ts'
import {
  Checkboxes,
  Input,
  Select,
  Textarea,
  typedAll,
  typedText,
  type FieldError,
  type Form,
} from '../../web/ui/index.ts'
import { asNumber } from '../../record/index.ts'
import type { KnownPerson } from './ports.ts'

/** What is asked of an account, as it was typed. */
export interface TypedAccount {
  readonly roles: readonly RoleId[]
  readonly team: string
  readonly workers: string
  readonly homePostcode: string
  readonly reason: string
}

/** An account that may be saved. */
export interface CheckedAccount {
  readonly roles: readonly RoleId[]
  readonly team: string | null
  readonly workers: readonly string[]
  readonly homePostcode: string | null
  readonly reason: string
}

const MOST_NUMBERS = 20
const LONGEST_REASON = 2000
export const NO_TEAM = ''

/** What stands in the form before anything is typed. */
export const accountAsIs = ({
  given,
  team,
  workers,
  homePostcode,
}: Pick<KnownPerson, 'given' | 'team' | 'workers' | 'homePostcode'>): TypedAccount => ({
  roles: given,
  team: team ?? NO_TEAM,
  workers: workers.join(', '),
  homePostcode: homePostcode?.toUpperCase() ?? '',
  reason: '',
})

/** Reads what was typed. */
export const accountTyped = (form: Form): TypedAccount => ({
  roles: typedAll(form, 'roles').filter(isRole),
  team: typedText(form, 'team'),
  workers: typedText(form, 'workers'),
  homePostcode: typedText(form, 'homePostcode'),
  reason: typedText(form, 'reason'),
})

const numbersIn = (typed: string): readonly string[] => [
  ...new Set(typed.toUpperCase().split(/[\s,;]+/).filter((each) => each !== '')), // prettier-ignore
]

/** The reason for any change of an account, checked. */
export function reasonErrors(reason: string): readonly FieldError[] {
  if (reason === '') return [{ field: 'reason', says: 'Say why' }]
  return reason.length > LONGEST_REASON
    ? [{ field: 'reason', says: `The reason must be at most ${LONGEST_REASON} characters` }]
    : []
}

/** Checks what was typed. `teams`: those that children have. */
export function checkAccount(
  typed: TypedAccount,
  teams: readonly string[],
): { readonly checked: CheckedAccount; readonly errors: readonly FieldError[] } {
  const workers = numbersIn(typed.workers)
  const errors: FieldError[] = []
  if (typed.team !== NO_TEAM && !teams.includes(typed.team))
    errors.push({ field: 'team', says: 'Choose one of the teams' })
  const wrong = workers.find((each) => !/^[A-Z0-9]{2,12}$/.test(each))
  if (wrong !== undefined)
    errors.push({
      field: 'workers',
      says: 'Enter numbers of 2 to 12 letters and figures, as returns write them, with commas between them',
    })
  if (workers.length > MOST_NUMBERS) errors.push({ field: 'workers', says: `Enter at most ${MOST_NUMBERS} numbers` })
  const homePostcode = asNumber(typed.homePostcode)
  if (homePostcode !== '' && !/^[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}$/.test(homePostcode))
    errors.push({ field: 'homePostcode', says: 'Enter a whole postcode, such as AB1 2CD, or leave it empty' })
  errors.push(...reasonErrors(typed.reason))
  const team = typed.team === NO_TEAM ? null : typed.team
  return {
    checked: { roles: typed.roles, team, workers, homePostcode: homePostcode || null, reason: typed.reason },
    errors,
  }
}

const errorOf = (errors: readonly FieldError[], name: string) => errors.find(({ field }) => field === name)?.says

/** The fields of an account: roles, team, numbers, and why. `ofGroups`: roles that the person has anyway. */
export const AccountFields = (props: {
  readonly typed: TypedAccount
  readonly teams: readonly string[]
  readonly ofGroups: readonly RoleId[]
  readonly errors: readonly FieldError[]
}) => (
  <>
    <Checkboxes
      name="roles"
      label="Roles given here"
      size="s"
      hint={
        props.ofGroups.length === 0
          ? 'Whoever has a role by a group of their work account need not be given it here'
          : `By the groups of their work account they have: ${props.ofGroups.map((id) => roleOf(id).title).join(', ')}`
      }
      small
      choices={roleIds.map((id) => ({ value: id, text: roleOf(id).title }))}
      values={props.typed.roles}
      error={errorOf(props.errors, 'roles')}
    />
    <Select
      name="team"
      label="Team"
      size="s"
      hint="Social workers and team managers see this team’s children"
      options={[{ value: NO_TEAM, text: 'No team' }, ...props.teams.map((team) => ({ value: team, text: team }))]}
      value={props.typed.team}
      error={errorOf(props.errors, 'team')}
    />
    <Input
      name="workers"
      label="Social worker numbers in the returns"
      size="s"
      hint="Children whose social worker has this number are allocated to them. More than one: with commas between them"
      value={props.typed.workers}
      width={20}
      error={errorOf(props.errors, 'workers')}
    />
    <Input
      name="homePostcode"
      label="Home postcode, where they gave it"
      size="s"
      hint="So that the weekly look at reading finds a neighbour’s record. Used for nothing else, and shown to administrators alone"
      value={props.typed.homePostcode}
      width={10}
      autocomplete="off"
      error={errorOf(props.errors, 'homePostcode')}
    />
    <Reason value={props.typed.reason} errors={props.errors} />
  </>
)

/** Why something is done. */
export const Reason = ({ id, value, errors }: { id?: string; value: string; errors: readonly FieldError[] }) => (
  <Textarea
    {...(id === undefined ? {} : { id })}
    name="reason"
    label="Why"
    size="s"
    hint="Who asked for it, and where that is written down"
    rows={3}
    value={value}
    error={errorOf(errors, 'reason')}
  />
)
