import writeExcel from 'write-excel-file/browser'
import { excelSheets } from './excel-sheets.ts'
import { problemsOf } from './files.ts'
import type { Opened } from './opened.ts'
import { questionIn } from './question.ts'
import type { ChosenFile, Said, Task } from './tasks.ts'

// The worker of a page: it opens the files, runs the rules and writes Excel, and has no way to send anything.

const say = (said: Said): void => globalThis.postMessage(said)

/** Reading takes about this part of the whole; the rules the rest. */
const READING = 0.4

async function readAll(opened: Opened, files: readonly ChosenFile[]): Promise<void> {
  for (const [done, { kind, file }] of files.entries()) {
    say({ kind: 'progress', doing: `Reading ${file.name}`, share: (done / files.length) * READING })
    await opened.read({ kind, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  }
}

async function answer(task: Task, opened: Opened): Promise<Said> {
  switch (task.kind) {
    case 'look': {
      await readAll(opened, task.files)
      return { kind: 'seen', files: opened.files, year: opened.suggestedYear() }
    }
    case 'check': {
      await readAll(opened, task.files)
      const { files } = opened
      const question = questionIn(opened, task.typed)
      const errors = [...problemsOf(files), ...('errors' in question ? question.errors : [])]
      if (errors.length > 0 || 'errors' in question) return { kind: 'refused', errors, files }
      const checked = await opened.check(question, (done, of) =>
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

/** Makes this worker do what its page asks, one check after the other. */
export function workWith(open: () => Opened): void {
  globalThis.addEventListener('message', ({ data }: MessageEvent<Task>) => {
    void answer(data, open()).catch(failed).then(say)
  })
}
