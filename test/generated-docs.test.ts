import { matrixCsv } from '../src/access/index.ts'
import { everyCommandAndJob, everyRoute } from '../src/cli/every-route.ts'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it } from 'vitest'
import { dataDictionary } from '../scripts/documents/data-dictionary.ts'
import { ruleBook as printRuleBook } from '../scripts/documents/rule-book.ts'
import { indicators, publishedThresholds } from '../src/account/index.ts'
import { tables } from '../src/exchange/ssda903/index.ts'
import { defaultDefinitions, eventDefinitions, ruleBook } from '../src/practice/index.ts'

const docs = join(import.meta.dirname, '..', 'docs')
const tidy = async (text: string): Promise<string> =>
  format(text, { ...(await resolveConfig(join(docs, 'x.md'))), parser: 'markdown' })

/** `npm run docs` writes them anew. */
describe('The printed documents say what the program does', () => {
  it('docs/rule-book.md holds every timescale, figure and threshold', async () => {
    const printed = await tidy(
      printRuleBook({ book: ruleBook(defaultDefinitions), indicators, thresholds: publishedThresholds }),
    )
    await expect(printed).toMatchFileSnapshot(join(docs, 'rule-book.md'))
  })

  it('docs/data-dictionary.md holds everything that can be recorded', async () => {
    const printed = await tidy(dataDictionary([...eventDefinitions.values()], tables))
    await expect(printed).toMatchFileSnapshot(join(docs, 'data-dictionary.md'))
  })

  it('src/access/matrix.csv says who reaches which address', async () => {
    await expect(matrixCsv([...everyRoute(), ...everyCommandAndJob()])).toMatchFileSnapshot(
      join(docs, '../src/access/matrix.csv'),
    )
  })
})
