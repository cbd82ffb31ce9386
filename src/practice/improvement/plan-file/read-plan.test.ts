import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import held from './columns.json'
import { day } from '../../../time/index.ts'
import { sayDue } from '../due.ts'
import { planColumns, titleOfColumn, type PlanColumn } from './columns.ts'
import { readPlan } from './read-plan.ts'

const ON = day('2017-09-26')
const HEAD = ['Ref', 'Action', 'Lead officer', 'By when', 'RAG', 'Progress update', 'Evidence']
const read = (...rows: readonly (readonly string[])[]) =>
  readPlan({ name: 'plan.xlsx', tables: [{ where: 'sheet Plan', title: null, rows: [HEAD, ...rows] }] }, ON)
const row = (cells: Partial<Record<'ref' | 'action' | 'lead' | 'due' | 'rag' | 'update' | 'evidence', string>>) => {
  const all = {
    ref: '1.1',
    action: 'Train all staff in permanence',
    lead: 'head of service',
    due: 'Oct 2017',
    ...cells,
  }
  return [all.ref, all.action, all.lead, all.due, all.rag ?? '', all.update ?? '', all.evidence ?? '']
}
const only = (cells: Parameters<typeof row>[0]) => {
  const [first] = read(row(cells)).rows
  if (!first) throw new Error('No action was read')
  return first
}

describe('A plan in a table', () => {
  it('is read column by column under the headings that councils use', () => {
    const { action, remarks, where } = only({ rag: 'Amber', update: 'Two sessions held', evidence: 'Sign-in sheets' })
    expect(where).toBe('sheet Plan, row 2')
    expect(action).toMatchObject({ ref: '1.1', lead: 'head of service', view: 'at-risk' })
    expect(action.due && sayDue(action.due)).toBe('October 2017')
    expect(action.words).toBe('Progress: Two sessions held\nEvidence: Sign-in sheets')
    expect(remarks).toEqual([])
  })

  it.each([
    ['a missing reference', { ref: '' }, 'It has no reference: it is loaded as “row 2”.'],
    ['a date that is none', { due: 'Oct 202017' }, 'Perhaps October 2017 is meant.'],
    ['no date', { due: '' }, 'It has no date: it is loaded without one.'],
    ['a word for a date', { due: 'Ongoing' }, '“Ongoing” is no date: it is loaded without one.'],
    ['a lead who left', { lead: 'Head of service (left in June)' }, 'has left, or the post is empty'],
    ['a vacancy', { lead: 'Vacant' }, 'has left, or the post is empty'],
    ['a name', { lead: 'Sarah Placeholder' }, 'reads like a name where a role is wanted'],
    ['no lead', { lead: '' }, 'Nobody leads it.'],
    ['blue', { rag: 'Blue' }, 'sign that on the action'],
    ['completed for a date', { due: 'Completed' }, 'sign that on the action'],
  ])('says %s in a sentence, loads the row and keeps its words', (_, cells, says) => {
    const { remarks, action } = only(cells)
    expect(remarks.join(' ')).toContain(says)
    for (const text of Object.values(cells))
      if (text !== '') expect([action.words, action.ref].join(' ')).toContain(text)
  })

  it('keeps both of two rows with one reference', () => {
    expect(read(row({}), row({})).rows.map(({ action }) => action.ref)).toEqual(['1.1', '1.1, row 3'])
  })

  it('takes a cell over the whole row as a part, and a row without an action as more of the one above', () => {
    const { rows, left } = read(
      ['Priority 1: practice', '', '', '', '', '', ''],
      row({}),
      ['', '', '', '', '', 'and a third session', 'photograph'],
      ['Priority 2: oversight', '', '', '', '', '', ''],
      row({ ref: '2.1' }),
    )
    expect(rows.map(({ action }) => action.priority)).toEqual(['Priority 1: practice', 'Priority 2: oversight'])
    expect(rows[0]?.action.words).toContain('and a third session | photograph')
    expect(rows[0]?.remarks.join()).toContain('row 4 says nothing that is to be done')
    expect(left).toEqual([])
  })

  it('fills merged cells of part and requirement from above, and says so', () => {
    const head = ['Theme', 'Recommendation', 'Ref', 'Action', 'Lead', 'Date']
    const { rows } = readPlan(
      {
        name: 'plan.docx',
        tables: [
          {
            ...{ where: 'table 1', title: null },
            rows: [
              head,
              ['Permanence', 'N12-10', '1', 'Weekly tracking meeting of all children', 'head of service', '31/10/2017'],
              ['', '', '2', 'Monthly tracking meeting of the rest', 'head of service', '31/10/2017'],
            ],
          },
        ],
      },
      ON,
    )
    expect(rows.map(({ action }) => [action.priority, action.answers])).toEqual([
      ['Permanence', ['N12-10']],
      ['Permanence', ['N12-10']],
    ])
    expect(rows[1]?.remarks).toEqual([
      'Its part of the plan is taken from the row above: Permanence.',
      'Its requirement is taken from the row above: N12-10.',
    ])
  })

  it('moves a date only where the file says who approved it, and keeps it in words where it does not', () => {
    const head = ['Ref', 'Action', 'Lead', 'Due', 'Revised date', 'Approved by']
    const of = (approval: string) =>
      readPlan(
        {
          name: 'plan.csv',
          tables: [
            {
              ...{ where: 'table 1', title: null },
              rows: [head, ['1', 'Train all staff twice', 'head of service', '31/03/2017', '30/06/2017', approval]],
            },
          ],
        },
        ON,
      ).rows[0]
    expect(of('Board, 4 May: trainer ill')?.action.movedTo).toEqual({
      on: '2017-06-30',
      approval: 'Board, 4 May: trainer ill',
    })
    expect(of('')?.action.movedTo).toBeNull()
    expect(of('')?.action.words).toContain('Date moved to: 30/06/2017')
  })

  it('leaves a table that is no plan, and says why', () => {
    const { rows, left } = readPlan(
      {
        name: 'x.csv',
        tables: [
          {
            where: 'table 1',
            title: null,
            rows: [
              ['Name', 'Colour'],
              ['Cat', 'grey'],
            ],
          },
        ],
      },
      ON,
    )
    expect(rows).toEqual([])
    expect(left).toEqual([
      { where: 'table 1', words: 'Name | Colour', says: expect.stringContaining('“Action”') as string },
    ])
  })

  it('loses no word of any row, whatever stands in it', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 /.-]{0,14}[a-z0-9]$/)
    const cell = fc.oneof(fc.constant(''), word, fc.constantFrom('Oct 202017', 'Vacant', 'Blue', 'Ongoing', '1.1'))
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 7, maxLength: 7 }), { maxLength: 8 }), (given) => {
        const { rows, left } = read(...given)
        const all = JSON.stringify([rows, left])
        for (const [n, cells] of given.entries())
          for (const [at, text] of cells.entries()) {
            const isReadDate = at === 3 && !all.includes(JSON.stringify(text).slice(1, -1))
            const own = text.replace(/\s+/g, ' ').trim()
            // A date or a colour that was read is a field of its own, in other words.
            if (isReadDate || at === 4) continue
            expect(all, `row ${n + 2}, cell ${at + 1}`).toContain(JSON.stringify(own).slice(1, -1))
          }
      }),
    )
  })

  it('knows each of its columns by its own title', () => {
    const known: readonly PlanColumn[] = planColumns.map(({ id }) => id)
    expect(new Set(known).size).toBe(held.columns.length)
    for (const id of known)
      expect(planColumns.find(({ heading }) => heading.test(titleOfColumn(id).toLowerCase()))?.id).toBe(id)
  })
})
