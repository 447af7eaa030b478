import { type FilesKept, wantsCare } from '#shared/records/files-kept.ts'
import { filesTexts } from '#shared/records/files-texts.ts'
import { leastHours } from '#shared/sessions/recording.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { Card } from '../ui/card.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Notice } from '../ui/notice.tsx'

/** What is known of the files and the disk, and what can be done. */
export function FilesState({ kept }: { kept: FilesKept }) {
  const say = useTexts(filesTexts)
  const { moment } = useDates()
  const { hoursOfRoom: hours, far } = kept
  const low = hours !== null && hours < leastHours
  return (
    <Card title={say('title')} tone={wantsCare(kept) ? 'wait' : 'plain'}>
      <div className="stack">
        <Lamp state={hours === null ? 'off' : low ? 'wait' : 'good'} word={hours === null ? say('roomUnknown') : say('room', { hours })} />
        {low && <Notice tone="wait">{say('low')}</Notice>}
        <p>{say(far ? 'far' : 'here')}</p>
        {far?.trouble && <Notice tone="wait">{say(`trouble.${far.trouble.why}`, { since: moment(far.trouble.since) })}</Notice>}
        {far && far.files > 0 && <p className="quiet-text">{say('waiting', { files: far.files, megabytes: far.megabytes })}</p>}
      </div>
    </Card>
  )
}
