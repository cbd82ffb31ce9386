import { setImmediate as turn } from 'node:timers/promises'
import type { RawBuilder } from 'kysely'
import type { Tx } from './store.ts'

/** Statements of one transaction, each made here while the database is busy with the one before. */
export interface Pipeline {
  /** Makes and sends the statements one after the other. The last may still be under way when this returns. */
  readonly run: (statements: Iterable<RawBuilder<unknown>>) => Promise<void>
  /** Waits until everything that was sent is done. Throws what any of it threw. */
  readonly settled: () => Promise<void>
}

export function makePipeline(tx: Tx): Pipeline {
  let underWay: Promise<unknown> = Promise.resolve()
  const send = async (statement: RawBuilder<unknown>): Promise<void> => {
    await underWay
    underWay = statement.execute(tx)
    underWay.catch(() => undefined) // thrown by the next `await underWay`, and not as a rejection that nobody heard
    await turn() // lets the socket take the bytes before the next statement keeps this thread busy
  }
  return {
    run: async (statements) => {
      for (const statement of statements) await send(statement)
    },
    settled: async () => {
      await underWay
    },
  }
}
