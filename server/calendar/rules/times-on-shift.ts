import type { Shift } from '#shared/calendar/words.ts'

export type Stretch = { from: Date; to: Date }

/** When somebody is there: roster and duty joined where they touch, minus leave. K8. */
export function timesOnShift(shifts: readonly Pick<Shift, 'kind' | 'from' | 'to'>[]): Stretch[] {
  const leave = shifts.filter(({ kind }) => kind === 'leave')
  return joined(shifts.filter(({ kind }) => kind !== 'leave')).flatMap((stretch) => leave.reduce(without, [stretch]))
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const inOrder = [...stretches].sort((a, b) => a.from.getTime() - b.from.getTime())
  const result: Stretch[] = []
  for (const { from, to } of inOrder) {
    const last = result.at(-1)
    if (last && from <= last.to) result[result.length - 1] = { from: last.from, to: to > last.to ? to : last.to }
    else result.push({ from, to })
  }
  return result
}

function without(stretches: Stretch[], away: Stretch): Stretch[] {
  return stretches.flatMap(({ from, to }) => [
    { from, to: to < away.from ? to : away.from },
    { from: from > away.to ? from : away.to, to },
  ].filter((part) => part.from < part.to))
}
