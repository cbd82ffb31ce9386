import writeExcel from 'write-excel-file/browser'
import { suggestedYear } from '../../../exchange/ssda903/validate/index.ts'
import { check } from './check.ts'
import { excelSheets } from './excel-sheets.ts'
import { nothingGiven, readGiven, type Given } from './given.ts'
import { problemsOf } from './files.ts'
import { questionIn } from './question.ts'
import type { ChosenFile, Said, Task } from './tasks.ts'

// The worker of the page: it opens the files, runs the rules and writes Excel, and has no way to send anything.

const say = (said: Said): void => globalThis.postMessage(said)

/** Reading takes about this part of the whole; the rules the rest. */
const READING = 0.4

async function readAll(files: readonly ChosenFile[]): Promise<Given> {
  const given = nothingGiven()
  for (const [done, { kind, file }] of files.entries()) {
    say({ kind: 'progress', doing: `Reading ${file.name}`, share: (done / files.length) * READING })
    await readGiven(given, { kind, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  }
  return given
}

async function answer(task: Task): Promise<Said> {
  switch (task.kind) {
    case 'look': {
      const { tables, files } = await readAll(task.files)
      return { kind: 'seen', files, year: suggestedYear(tables) }
    }
    case 'check': {
      const given = await readAll(task.files)
      const question = questionIn(task.typed)
      const errors = [...problemsOf(given.files), ...('errors' in question ? question.errors : [])]
      if (errors.length > 0 || 'errors' in question) return { kind: 'refused', errors, files: given.files }
      const checked = check(given, question, (done, of) =>
        say({
          kind: 'progress',
          doing: `Checking rules, ${done} of ${of}`,
          share: READING + (1 - READING) * (done / of),
        }),
      )
      return { kind: 'checked', checked }
    }
    case 'excel':
      return { kind: 'excel', blob: await writeExcel(excelSheets(task.sheets)).toBlob() }
  }
}

/** A browser's own words on what went wrong might hold a cell: none of them is shown. */
const failed = (error: unknown): Said => ({
  kind: 'failed',
  says:
    error instanceof RangeError
      ? 'The files are too large for this browser. Use the command “throughline validate” for them.'
      : error instanceof DOMException
        ? 'A file could not be opened: it may have been changed or moved since it was chosen. Choose it again.'
        : 'The check stopped with an error of ours. Nothing is wrong with your files because of it.',
})

globalThis.addEventListener('message', ({ data }: MessageEvent<Task>) => {
  void answer(data).catch(failed).then(say)
})
