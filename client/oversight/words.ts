import type { Strain } from '#shared/oversight/words.ts'

/** Minutes as hours with at most one decimal: 85 → "1.4". */
export const hoursOf = (minutes: number): string => (minutes / 60).toFixed(1).replace(/\.0$/, '')

/** A mean as people say it: one decimal below ten, none above. */
export const about = (mean: number): string => (mean < 10 ? mean.toFixed(1).replace(/\.0$/, '') : mean.toFixed(0))

/** A load as a percentage; more than everything there is, of nothing, has none. */
export const percentOf = (load: number | null): string | null => (load === null || !Number.isFinite(load) ? null : String(Math.round(load * 100)))

export const clockOf = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

/** How each strain is drawn. */
export const strainLamp = { nobody: 'off', fine: 'good', alarm: 'wait', over: 'bad' } as const satisfies Record<Strain, string>
