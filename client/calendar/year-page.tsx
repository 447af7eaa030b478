import { useState } from 'react'
import { calendarTexts } from '#shared/calendar/texts.ts'
import { isDay } from '#shared/platform/time.ts'
import { api, query } from '../platform/api.ts'
import { now } from '../platform/clock.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { NumberField } from '../ui/number-field.tsx'
import { Page } from '../ui/page.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'

type Lines = { days: { date: string; name: string }[]; wrong: number | null }

/** Where an admin enters the State Council's notice for a year: a day on each line. */
export function YearPage() {
  const say = useTexts(calendarTexts)
  const tell = useToast()
  const [year, setYear] = useState<number | null>(now().getFullYear() + 1)
  const [holidays, setHolidays] = useState('')
  const [makeups, setMakeups] = useState('')
  const [source, setSource] = useState('')
  const { save, saving, refused } = useSave((asked: Parameters<typeof api.calendar.importYear>[0]) => api.calendar.importYear(asked), { refresh: [query.calendar.key()], then: (_reach, asked) => tell(say('imported', { year: String(asked.year) })) })
  const [off, worked] = [readLines(holidays), readLines(makeups)]
  const wrong = ({ wrong: line }: Lines) => (line === null ? null : say('lineWrong', { line }))
  const complete = year !== null && off.days.length > 0 && off.wrong === null && worked.wrong === null && source.trim() !== ''
  return (
    <Page title={say('year')} more={say('yearMore')}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (complete) save({ year, holidays: off.days, makeups: worked.days, source: source.trim() }) }}>
        <NumberField label={say('whichYear')} value={year} onChange={setYear} min={2025} format={{ useGrouping: false }} />
        <TextArea label={say('holidays')} value={holidays} onChange={setHolidays} refused={wrong(off)} rows={10} required />
        <TextArea label={say('makeups')} value={makeups} onChange={setMakeups} refused={wrong(worked)} rows={4} />
        <Field label={say('source')} value={source} onChange={setSource} required />
        <ToldNotice told={refused} />
        <div className="row"><Button type="submit" tone="main" busy={saving} isDisabled={!complete}>{say('import')}</Button></div>
      </form>
    </Page>
  )
}

function readLines(text: string): Lines {
  const lines = text.split('\n').map((line) => line.trim())
  const wrong = lines.findIndex((line) => line !== '' && !(isDay(line.slice(0, 10)) && line.slice(10).trim() !== ''))
  return { days: lines.filter((line) => line !== '').map((line) => ({ date: line.slice(0, 10), name: line.slice(10).trim() })), wrong: wrong < 0 ? null : wrong + 1 }
}
