import { sql } from 'kysely'
import { openStore } from '../src/store/index.ts'
import { saying } from './figures.ts'
import { AUTHORITY } from './saving.ts'

const LOOK_EVERY_MS = 500

/** Waits until a server that was just started has made good the nightly check of the record: what is promised of pages is promised by day. */
export async function untilChecked(databaseUrl: string): Promise<void> {
  saying('Waiting for the nightly check of the record')
  const store = await openStore({ databaseUrl, connections: 1 })
  const state = () =>
    store.inAuthority(AUTHORITY, async (tx) => {
      const { rows } = await sql<{
        state: string
      }>`select state from quality_run where authority = ${AUTHORITY}`.execute(tx)
      return rows[0]?.state ?? 'queued'
    })
  try {
    while (['queued', 'running'].includes(await state()))
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  } finally {
    await store.close()
  }
}
