import { Activity } from 'lucide-react'
import { stationsTexts } from '#shared/stations/texts.ts'
import type { Terminal } from '#shared/stations/words.ts'
import { api } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** Asks a terminal to test itself. */
export function TestButton({ terminalId, name }: { terminalId: Terminal['id']; name: string }) {
  const say = useTexts(stationsTexts)
  const tell = useToast()
  const { save, saving, refused } = useSave((asked: Terminal['id']) => api.stations.askSelfTest({ terminalId: asked }), { refresh: [], then: () => tell(say('selfTestAsked', { name })) })
  return <span><Button size="small" icon={Activity} busy={saving} onPress={() => save(terminalId)}>{say('selfTest')}</Button><ToldNotice told={refused} /></span>
}
