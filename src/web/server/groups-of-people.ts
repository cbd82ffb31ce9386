import { isRole, seesOf, type Person } from '../../access/index.ts'

/** People of the sign-in page who stand together; the first have no title. */
export interface GroupOfPeople {
  readonly title: string | null
  readonly people: readonly Person[]
}

/** Those whose work most visitors come to see. */
const FIRST = 7

/** The people in the order given: the first few, then the others by what they see. */
export function groupsOf(people: readonly Person[]): readonly GroupOfPeople[] {
  const rest = people.slice(FIRST)
  const ofRoles = rest.filter(({ id }) => isRole(id))
  const seesChildren = (person: Person) => seesOf(person).reach !== 'nobody'
  const groups: readonly GroupOfPeople[] = [
    { title: null, people: people.slice(0, FIRST) },
    { title: 'Others who see children’s records', people: ofRoles.filter(seesChildren) },
    { title: 'Those who see no list of children', people: ofRoles.filter((person) => !seesChildren(person)) },
    { title: 'Colleagues, to see what differs by team', people: rest.filter(({ id }) => !isRole(id)) },
  ]
  return groups.filter((group) => group.people.length > 0)
}
