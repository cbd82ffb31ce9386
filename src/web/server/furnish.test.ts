import { describe, expect, it, test } from 'vitest'
import { readDials, withoutDials } from './dials.ts'
import { furnish, withDials } from './furnish.ts'
import { isAddressedHere, isFromOurPage, isLoopback } from './headers.ts'

const past = [
  ['on', '2025-03-31'],
  ['known', '412'],
] as const

describe('The dials travel in addresses', () => {
  test.each([
    ['/children', '/children?on=2025-03-31&known=412', 'a page of ours'],
    ['/children?page=2', '/children?page=2&on=2025-03-31&known=412', 'it asks something already'],
    ['/children#list', '/children?on=2025-03-31&known=412#list', 'the place on the page stays last'],
    ['/children?on=', '/children?on=', 'it says itself on which day to read'],
    ['/children?page=2&on=2024-01-01', '/children?page=2&on=2024-01-01', 'likewise'],
    ['/assets/main.css', '/assets/main.css', 'a stylesheet has no date'],
    ['/sign-out', '/sign-out', 'signing out has none either'],
    ['#main', '#main', 'it is a place on this page'],
    ['https://www.gov.uk/', 'https://www.gov.uk/', 'it is another site'],
  ])('%s becomes %s, because %s', (address, expected) => {
    expect(withDials(address, past)).toBe(expected)
  })

  it('leaves every address alone as known now, today', () => {
    expect(withDials('/children', [])).toBe('/children')
  })

  it('takes them off again for the way to another date', () => {
    expect(withoutDials('/children?page=2&on=2025-03-31&known=412')).toBe('/children?page=2')
    expect(withoutDials('/children?on=2025-03-31')).toBe('/children')
  })

  test.each([
    [{ on: '2025-03-31' }, { on: '2025-03-31', position: null }],
    [
      { on: '2025-03-31', known: '412' },
      { on: '2025-03-31', position: 412 },
    ],
    [{ on: '' }, { on: null, position: null }],
    [{}, { on: null, position: null }],
    [{ on: '31/03/2025' }, null],
    [{ on: '2025-02-30' }, null],
    [{ known: 'yesterday' }, null],
    [{ known: '-1' }, null],
  ])('reads %o as %o', (query, expected) => {
    expect(readDials(query as Record<string, string>)).toEqual(expected)
  })
})

describe('Rendered pages are furnished', () => {
  const html = '<a href="/x?a=1&amp;b=2">x</a><form method="post" action="/save"></form><form action="/find"></form>'

  it('gives every form that posts its token and an id of its own', () => {
    const forms = furnish('<form method="post" action="/a"></form><form method="post" action="/b"></form>', {
      csrf: 'the-token',
      dials: [],
    })
    expect(forms.match(/name="csrf" value="the-token"/g)).toHaveLength(2)
    const ids = [...forms.matchAll(/name="request" value="([0-9a-f-]{36})"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(2)
  })

  it('adds the dials to links and forms; a form that asks carries them as fields', () => {
    const furnished = furnish(html, { csrf: 't', dials: past })
    expect(furnished).toContain('href="/x?a=1&amp;b=2&amp;on=2025-03-31&amp;known=412"')
    expect(furnished).toContain('action="/save?on=2025-03-31&amp;known=412"')
    expect(furnished).toMatch(/<form action="\/find[^>]*><input type="hidden" name="on" value="2025-03-31">/)
  })

  it('never touches what somebody typed, which the renderer has escaped', () => {
    const typed = '<p>href=&quot;/x&quot; &lt;form method=&quot;post&quot;></p>'
    expect(furnish(typed, { csrf: 't', dials: past })).toBe(typed)
  })
})

describe('Who is spoken to', () => {
  test.each([
    ['127.0.0.1', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['192.168.1.10', false],
    ['throughline.example', false],
  ])('listening on %s is on this computer alone: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected)
  })

  test.each([
    ['localhost:3000', true],
    ['127.0.0.1:3000', true],
    ['[::1]:3000', true],
    ['localhost', true],
    ['attacker.example:3000', false],
    ['localhost.attacker.example', false],
    [undefined, false],
  ])('a request addressed to %s is for us: %s', (host, expected) => {
    expect(isAddressedHere(host)).toBe(expected)
  })

  test.each<[headers: Record<string, string>, expected: boolean, because: string]>([
    [{ host: 'localhost:3000', origin: 'http://localhost:3000' }, true, 'it comes from our own page'],
    [{ host: 'localhost:3000' }, true, 'an old browser says nothing'],
    [{ host: 'localhost:3000', 'sec-fetch-site': 'same-origin' }, true, 'the browser says so'],
    [{ host: 'localhost:3000', origin: 'https://example.org' }, false, 'it comes from another site'],
    [{ host: 'localhost:3000', 'sec-fetch-site': 'cross-site' }, false, 'the browser says so'],
    [{ host: 'localhost:3000', origin: 'null' }, false, 'the browser hides where it comes from'],
  ])('%o: %s, because %s', (headers, expected) => {
    expect(isFromOurPage(headers)).toBe(expected)
  })
})
