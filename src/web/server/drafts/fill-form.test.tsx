import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { DateInput, Input, Radios, Select, Textarea } from '../../ui/index.ts'
import { differencesIn, filledIn, valuesIn } from './fill-form.ts'

/** A form as pages have them, of their own components. */
const form = renderToString(
  <form method="post" action="/x">
    <input type="hidden" name="revision" value="3" />
    <Input name="who" label="Who" value="Ann" />
    <Textarea name="note" label="What happened" value={'Two\nlines'} />
    <DateInput name="on" label="When" value={{ day: '1', month: '2', year: '2025' }} />
    <Radios
      name="seen"
      label="Seen"
      choices={[
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ]}
      value="yes"
    />
    <Select
      name="where"
      label="Where"
      options={[
        { value: 'home', text: 'At home' },
        { value: 'school', text: 'At school' },
      ]}
      value="home"
    />
    <button type="submit" name="do" value="save">
      Save
    </button>
  </form>,
)

describe('a rendered form', () => {
  it('says what it holds, what people type apart from what it carries', () => {
    expect(valuesIn(form)).toEqual({
      hidden: { revision: ['3'] },
      typed: {
        ...{ who: ['Ann'], note: ['Two\nlines'], 'on-day': ['1'], 'on-month': ['2'], 'on-year': ['2025'] },
        ...{ seen: ['yes'], where: ['home'] },
      },
    })
  })

  it('filled in with what it holds says the same', () => {
    expect(valuesIn(filledIn(form, valuesIn(form).typed))).toEqual(valuesIn(form))
  })

  it('filled in holds what was typed, whatever that is, and nothing that was typed becomes markup', () => {
    const text = fc.string({ unit: 'grapheme' }).map((typed) => typed.replaceAll('\r', ''))
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom('yes', 'no'),
        fc.constantFrom('home', 'school'),
        (who, note, seen, where) => {
          const fields = { who: [who], note: [note], seen: [seen], where: [where], revision: ['9'] }
          const filled = filledIn(form, fields)
          const { typed, hidden } = valuesIn(filled)
          expect({ who: typed['who'], note: typed['note'], seen: typed['seen'], where: typed['where'] }).toEqual({
            ...{ who: [who], note: [note], seen: [seen], where: [where] },
          })
          expect(hidden).toEqual({ revision: ['3'] })
          expect(filled.match(/<[a-z]+/g)).toEqual(form.match(/<[a-z]+/g))
        },
      ),
    )
  })

  it.each(['$"', '$&', '$1', '$$', '$`', "$'", '£5 & $5'])('gives back “%s” as it was typed', (who) => {
    const { typed } = valuesIn(filledIn(form, { who: [who], note: [who] }))
    expect(typed).toMatchObject({ who: [who], note: [who] })
  })

  it('unmakes a choice that was unmade, and leaves a field of which nothing is said', () => {
    const { typed } = valuesIn(filledIn(form, {}))
    expect(typed).toMatchObject({ seen: [], who: ['Ann'] })
  })

  it('tells in which fields two versions differ, in the words of the form', () => {
    const fields = { ...valuesIn(form).typed, note: ['Three\nlines'], seen: ['no'], 'on-day': ['7'] }
    expect(differencesIn(form, fields)).toEqual([
      { label: 'What happened', shown: 'Two\nlines', typed: 'Three\nlines' },
      { label: 'Day', shown: '1', typed: '7' },
      { label: 'seen', shown: 'Yes', typed: 'No' },
    ])
    expect(differencesIn(form, valuesIn(form).typed)).toEqual([])
  })
})
