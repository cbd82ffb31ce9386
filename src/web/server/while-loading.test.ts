import { expect, it } from 'vitest'
import { personWith, type RoleId } from '../../access/index.ts'
import type { AuthorityId, SubjectId } from '../../record/index.ts'
import { rememberingWhileLoading } from './while-loading.ts'

const authority = { id: 1 as AuthorityId, name: 'Harbour Council', demonstration: true }
const CASE = 'a case' as SubjectId // stands for a child’s id

/** A database that answers at once, or not before it is let go. */
function aDatabase() {
  let role: RoleId = 'performance-analyst'
  let until: Promise<void> = Promise.resolve()
  let release = (): void => undefined
  return {
    gives: (now: RoleId) => void (role = now),
    load: () => void (until = new Promise((done) => (release = done))),
    release: () => release(),
    read: async () => {
      await until
      const person = { ...personWith('sam', role), opened: [CASE], named: [CASE], granted: [] }
      return { authority, handle: 'h', age: 1, asker: { person, child: null, isWorkHidden: false } }
    },
  }
}

it('a role that was taken away is gone at the next request, whoever took it away', async () => {
  const database = aDatabase()
  const { read } = rememberingWhileLoading(database.read)
  expect((await read('digest', null))?.asker?.person.roles).toEqual(['performance-analyst'])
  database.gives('iro')
  expect((await read('digest', null))?.asker?.person.roles).toEqual(['iro'])
})

it('while the database answers nobody, somebody known is answered, without what was theirs for a time', async () => {
  const database = aDatabase()
  const { read, forget } = rememberingWhileLoading(database.read)
  await read('digest', null)
  database.load()
  const meanwhile = await read('digest', null)
  expect(meanwhile?.asker?.person).toMatchObject({ roles: ['performance-analyst'], opened: [], named: [] })
  const aboutChild = read('digest', CASE)
  const stranger = read('another digest', null)
  forget()
  const afterSending = read('digest', null)
  const isWaiting = Symbol('waiting')
  for (const each of [aboutChild, stranger, afterSending])
    expect(await Promise.race([each, new Promise((done) => setTimeout(done, 100, isWaiting))])).toBe(isWaiting)
  database.gives('iro')
  database.release()
  for (const each of [aboutChild, stranger, afterSending])
    expect((await each)?.asker?.person).toMatchObject({ roles: ['iro'], opened: [CASE] })
})
