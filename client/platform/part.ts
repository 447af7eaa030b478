import { type ComponentType, lazy, type LazyExoticComponent } from 'react'

/** A piece of a chapter that a shell puts in one of its places, loaded when it is first shown. */
export type Part<Props = object> = LazyExoticComponent<ComponentType<Props>>

/** Names a piece by its file and its export: `part(() => import('../cases/timeline.tsx'), 'Timeline')`. */
export function part<Name extends string, Props>(load: () => Promise<Record<Name, ComponentType<Props>>>, name: Name): Part<Props> {
  return lazy(async () => ({ default: (await load())[name] }))
}

/** The same for a route: `lazy: page(() => import('./home.tsx'), 'Home')`. */
export function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name): () => Promise<{ Component: ComponentType }> {
  return async () => ({ Component: (await load())[name] })
}
