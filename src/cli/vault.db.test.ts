import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { project } from '../../test/a-record-of.ts'
import { defaultScorecardSettings } from '../account/index.ts'
import { csv, episode, inFolder, type Cells } from '../exchange/ssda903/fixtures.ts'
import { eventDefinitions } from '../practice/index.ts'
import { keptDefinitions, purgingWords, sealingWords } from '../practice/records/index.ts'
import type { FactId, SubjectId } from '../record/index.ts'
import { openVault, purge, save, seal, type Store } from '../store/index.ts'
import { aDatabase, anEmptyFolder, testServer } from '../store/testing.ts'
import { day, englandAndWales } from '../time/index.ts'
import type { Command } from './command.ts'
import { importCommand } from './import.ts'
import { openRecord } from './open-record.ts'
import { openingKey, numbersKey, sealingKey, vaultKeyFiles } from './vault-key.ts'
import { vaultCommand } from './vault.ts'
import { verifyCommand } from './verify.ts'

const [hers, his] = ['770077', '880088']
const header = (child: string): Cells => ({ CHILD: child, SEX: 'F', DOB: '01/02/2019', ETHNIC: 'WBRI' })
const files = {
  'h.csv': csv('Header', [header(hers), header(his)]),
  'e.csv': csv('Episodes', [episode({ CHILD: hers }), episode({ CHILD: his })]),
}
const words = sealingWords(defaultScorecardSettings, (content) => content)

describe('throughline vault', () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'))
  let env: Readonly<Record<string, string>> = {}
  let drop: () => Promise<void> = () => Promise.resolve()
  const run = async (command: Command, ...args: string[]) => {
    const said = { out: '', err: '' }
    const around = { out: (text: string) => void (said.out += text), err: (text: string) => void (said.err += text) }
    const code = await command.run(args, {
      ...around,
      env,
      today: day('2025-10-16'),
      signal: new AbortController().signal,
    })
    return { code, ...said }
  }
  const withRecord = async <T>(work: (store: Store, authority: number) => Promise<T>): Promise<T> => {
    const { store, authority } = await openRecord(env)
    try {
      return await work(store, authority.id)
    } finally {
      await store.close()
    }
  }
  const keyFiles = () => vaultKeyFiles(env)
  const names = () =>
    withRecord(async (store, authority) => {
      const key = openingKey(keyFiles(), env)
      if (key === null) throw new Error('There is no key')
      return (await openVault(store, authority, key)).map(({ content }) => JSON.stringify(content).includes(hers))
    })

  beforeAll(async () => {
    const database = testServer ? await aDatabase(testServer) : null
    if (database === null) await anEmptyFolder(join(folder, 'record'))
    env = {
      ...(database ? { DATABASE_URL: database.databaseUrl } : { THROUGHLINE_DATA: join(folder, 'record') }),
      THROUGHLINE_VAULT_KEY: join(folder, 'keys', 'vault'),
      THROUGHLINE_VAULT_PASSPHRASE: 'a phrase that is long enough',
    }
    drop = async () => {
      await database?.drop()
      rmSync(folder, { recursive: true, force: true })
    }
    await inFolder(files, (from) => run(importCommand, '--ssda903', from))
  })
  afterAll(() => drop())

  it('makes the keys once, readable by nobody else and under their passphrase', async () => {
    const made = await run(vaultCommand, '--new-key')
    expect(made.code).toBe(0)
    expect(made.out).toContain('Keep a copy where no copy of the database is kept')
    expect(statSync(keyFiles().private).mode & 0o777).toBe(0o600)
    expect(readFileSync(keyFiles().private, 'utf8')).toContain('ENCRYPTED')
    await expect(run(vaultCommand, '--new-key')).rejects.toThrow('has its keys already')
    expect(() => openingKey(keyFiles(), {})).toThrow('THROUGHLINE_VAULT_PASSPHRASE')
  })

  it('leaves a sealed child out of the next return, says so with a number of children, and keeps no rejected row of it', async () => {
    await withRecord(async (store, authority) => {
      const { rows } = await store.inAuthority(authority, (tx) =>
        sql<{ subject: never }>`select subject from source_ref where ref = ${hers}`.execute(tx),
      )
      const [publicKey, refs] = [sealingKey(keyFiles()), numbersKey(keyFiles())]
      if (!publicKey || !refs || !rows[0]) throw new Error('There is no key, or no child')
      const asked = { authority, child: rows[0].subject, by: 'custodian', reason: 'Adopted', today: day('2025-10-16') }
      const rules = { project, definitions: eventDefinitions }
      expect(await seal(store, rules, { publicKey, refs }, words, { ...asked, request: randomUUID() })).toMatchObject({
        sealed: true,
      })
    })
    const next = {
      'h.csv': csv('Header', [header(hers), header(his), header('990099')]),
      'e.csv': csv('Episodes', [
        episode({ CHILD: hers, DECOM: '02/06/2025' }),
        episode({ CHILD: hers, DECOM: '31/02/2025' }),
        episode({ CHILD: his }),
        episode({ CHILD: '990099', DECOM: '31/02/2025' }),
      ]),
      'names.csv': `CHILD,NAME\n${hers},"Quillfeather, Rosalind"\n${his},"Birchwood, Two"\n`,
    }
    const loaded = await inFolder(next, (from) =>
      run(importCommand, '--ssda903', from, '--names', join(from, 'names.csv')),
    )
    expect(loaded.err + loaded.out).toContain('1 child was left out: the record was sealed or purged.')
    expect(loaded.err + loaded.out).not.toContain(hers)
    const left = await withRecord(async (store, authority) =>
      store.inAuthority(authority, async (tx) => {
        const refs = await sql<{ ref: string }>`select ref from source_ref order by ref`.execute(tx)
        const rejects = await sql<{ cells: string[] }>`select cells from import_reject`.execute(tx)
        return { refs: refs.rows.map(({ ref }) => ref), rejects: rejects.rows.map(({ cells }) => cells[0]) }
      }),
    )
    expect(left).toEqual({ refs: [his, '990099'], rejects: ['990099'] })
    expect((await run(verifyCommand)).code).toBe(0)
  })

  it('refuses to import where the key of the list is not at hand: it would make the record again', async () => {
    renameSync(keyFiles().numbers, `${keyFiles().numbers}.away`)
    await expect(inFolder(files, (from) => run(importCommand, '--ssda903', from))).rejects.toThrow(
      'Set THROUGHLINE_VAULT_KEY',
    )
    renameSync(`${keyFiles().numbers}.away`, keyFiles().numbers)
  })

  it('changes the key: the new one opens everything, the old one nothing, and the list knows its numbers still', async () => {
    const old = openingKey(keyFiles(), env)
    expect(await names()).toEqual([true])
    const changed = await run(vaultCommand, '--change-key')
    expect(changed.out).toContain('1 sealed things are under the new key')
    expect(await names()).toEqual([true])
    if (old === null) throw new Error('There was no key')
    await expect(withRecord((store, authority) => openVault(store, authority, old))).rejects.toThrow()
    const again = await inFolder(files, (from) => run(importCommand, '--ssda903', from))
    expect(again.err + again.out).toContain('1 child was left out')
    expect((await run(verifyCommand)).code).toBe(0)
    expect((await run(vaultCommand)).out).toContain('1 record is sealed. Key ')
  })

  it('goes on with a change of key that was interrupted', async () => {
    const { nextVaultKey } = await import('./vault-key.ts')
    nextVaultKey(keyFiles(), env) // made, and nothing wrapped by it yet
    expect((await run(vaultCommand, '--change-key')).code).toBe(0)
    expect(await names()).toEqual([true])
  })

  it('lets a second person purge a record whose time is over: verify says how many, and no return makes it again', async () => {
    const old = '660066'
    const again = {
      'h.csv': csv('Header', [{ CHILD: old, SEX: 'F', DOB: '02/03/1996', ETHNIC: 'WBRI' }]),
      'e.csv': csv('Episodes', [episode({ CHILD: old, DECOM: '06/01/2003', DEC: '17/09/2005', REC: 'E2' })]),
    }
    const load = () => inFolder(again, (from) => run(importCommand, '--ssda903', from, '--year', '2006'))
    await load()
    await withRecord(async (store, authority) => {
      const { rows } = await store.inAuthority(authority, (tx) =>
        sql<{ subject: SubjectId }>`select subject from source_ref where ref = ${old}`.execute(tx),
      )
      const refs = numbersKey(keyFiles())
      const child = rows[0]?.subject
      if (!refs || child === undefined) throw new Error('There is no key, or no child')
      const today = day('2025-10-16')
      const ask = {
        ...{ fact: randomUUID() as FactId, revision: 0, type: 'records.purge', shape: 1, subjects: [child] },
        ...{ happenedOn: today, body: {}, texts: { reason: 'Its time is over' } },
      }
      const entry = {
        request: randomUUID(),
        by: 'custodian',
        voice: 'typed',
        statement: null,
        recordedOn: today,
      } as const
      await save(store, authority, { ...entry, newSubjects: [], revisions: [ask] }, project, eventDefinitions)
      const asked = { authority, child, by: 'director', today, request: randomUUID() }
      const rules = { project, definitions: eventDefinitions }
      const done = await purge(
        store,
        rules,
        refs,
        purgingWords(words, { kept: keptDefinitions, calendar: englandAndWales }),
        asked,
      )
      expect(done).toMatchObject({ others: 0 })
    })
    const later = await load()
    expect(later.err + later.out).toContain('1 child was left out: the record was sealed or purged.')
    const verified = await run(verifyCommand)
    expect(verified.out).toContain('were checked. 1 record was purged. Everything is as it was recorded.')
    expect(verified.code).toBe(0)
  })
})
