import { expect, test } from 'vitest'
import { day } from '../time/index.ts'
import type { Body, FactId, Revision } from '../record/index.ts'
import { upcast } from '../record/index.ts'
import { eventDefinitions } from './index.ts'
import frozen from './frozen-shapes.json'

const released: Readonly<Record<string, Readonly<Record<string, Body>>>> = frozen.shapes

const revision = (type: string, shape: number, body: Body): Revision => ({
  fact: 'fact' as FactId, // only its type, shape and body matter here
  ...{ revision: 0, type, shape, subjects: [], happenedOn: day('2016-01-04'), body },
  ...{ voice: 'typed', statement: null, recordedOn: day('2016-01-04') },
})

test.each([...eventDefinitions.values()])(
  'every shape of $type that was released can be read as today’s',
  (definition) => {
    const shapes = released[definition.type] ?? {}
    // A changed body needs the next shape, an upcast from the one before, and an example here: see docs/decisions.
    expect(Object.keys(shapes).map(Number)).toEqual(Array.from({ length: definition.shape }, (_, n) => n + 1))
    const ofToday = Object.entries(definition.fields).filter(([, field]) => field.kind !== 'long-text')
    for (const [shape, body] of Object.entries(shapes)) {
      const read = upcast(revision(definition.type, Number(shape), body), definition)
      expect(read.shape).toBe(definition.shape)
      expect(ofToday.map(([name]) => name)).toEqual(expect.arrayContaining(Object.keys(read.body)))
      for (const [name, field] of ofToday) if (!field.optional) expect(read.body).toHaveProperty(name)
    }
  },
)

test('no kind of event that was ever released has gone', () => {
  expect([...eventDefinitions.keys()]).toEqual(expect.arrayContaining(Object.keys(released)))
})
