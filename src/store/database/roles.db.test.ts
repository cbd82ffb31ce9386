import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { expect, test } from 'vitest'
import { ensureAuthority } from './authorities.ts'
import { migrate } from './migrate.ts'
import { openStore } from './open-store.ts'
import { administratorSql } from './roles.ts'
import { save } from '../appending/save.ts'
import { aDatabase, HARBOUR, testServer } from '../testing.ts'
import { aNewChild, definitions, project } from '../testing-rules.ts'

test('what an administrator must run names the roles, the user and the database', () => {
  const text = administratorSql('throughline "web"', 'harbour')
  expect(text).toContain('create role throughline_owner nologin;')
  expect(text).toContain('grant throughline_owner, throughline_app to "throughline ""web""";')
  expect(text).toContain('grant create on database "harbour"')
})

async function administrator(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

test.runIf(testServer)(
  'a user who may not make what is missing is told what an administrator must run, and after that can work',
  async () => {
    const { databaseUrl, drop } = await aDatabase(testServer ?? '')
    const user = `throughline_test_${randomBytes(4).toString('hex')}`
    const secret = randomBytes(8).toString('hex')
    await administrator(databaseUrl, `create role ${user} login password '${secret}'`)
    const url = new URL(databaseUrl)
    url.username = user
    url.password = secret
    const store = await openStore({ databaseUrl: url.href })
    const told = await migrate(store)
    if (told.migrated) throw new Error('This user may not migrate')
    expect(told.administratorSql).toContain(`to "${user}"`)
    await administrator(databaseUrl, told.administratorSql)
    expect(await migrate(store)).toMatchObject({ migrated: true })
    await ensureAuthority(store, { id: HARBOUR, name: 'Harbour Council', code: null, demonstration: true })
    expect(await save(store, HARBOUR, aNewChild().save, project, definitions)).toMatchObject({ saved: true })
    await store.close()
    await administrator(databaseUrl, `drop owned by ${user}`)
    await drop()
    await administrator(testServer ?? '', `drop role ${user}`)
  },
)
