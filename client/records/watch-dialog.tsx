import { Play } from 'lucide-react'
import { useState } from 'react'
import type { Viewing } from '#shared/records/recordings.ts'
import { recordingsTexts } from '#shared/records/recordings-texts.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { RecordingPlayer } from './recording-player.tsx'

/** Asks why somebody watches, then plays: from the beginning, or from a moment of the session. */
export function WatchDialog({ sessionId, atMs = 0, onClose }: { sessionId: SessionId; atMs?: number; onClose: () => void }) {
  const say = useTexts(recordingsTexts)
  const [reason, setReason] = useState('')
  const asking = useSave(() => api.records.watch({ sessionId, reason }), { refresh: [query.records.recordings.key()] })
  const ready = reason.trim().length >= 2
  if (asking.saved) return <Dialog title={say('title')} open wide onClose={onClose}><RecordingPlayer viewing={asking.saved as Viewing} atMs={atMs} /></Dialog>
  return (
    <Dialog title={say('watch')} open onClose={onClose} actions={<Button tone="main" icon={Play} busy={asking.saving} isDisabled={!ready} onPress={() => asking.save(undefined)}>{say('begin')}</Button>}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (ready) asking.save(undefined) }}>
        <Field label={say('why')} hint={say('whyHint')} value={reason} onChange={setReason} required autoFocus maxLength={200} />
        <ToldNotice told={asking.refused} />
      </form>
    </Dialog>
  )
}
