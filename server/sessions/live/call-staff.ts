import type { Deps } from '#server/deps.ts'
import { clock } from '#server/platform/clock.ts'
import { refuse } from '#server/platform/refuse.ts'
import type { SessionLine } from './table.ts'

/** A terminal calls the clerks of its station; says whether one of their screens is there to hear. */
export async function callStaff(lines: Deps['lines'], line: SessionLine): Promise<{ heard: boolean }> {
  const { who } = line.data
  if (who.kind !== 'terminal') throw refuse('not-allowed')
  const there = await lines.in(`unit:${who.unitId}`).fetchSockets()
  const clerks = there.filter(({ data }) => data.who.kind === 'staff')
  for (const clerk of clerks) clerk.emit('sessions:staff-called', { terminalId: who.id, terminalName: who.name, at: clock.now().toISOString() })
  return { heard: clerks.length > 0 }
}
