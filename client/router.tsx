import { createBrowserRouter } from 'react-router'
import { counterPages } from './counter/pages.ts'
import { deskPages } from './desk/pages.ts'
import { useTexts } from './platform/language.tsx'
import { page } from './platform/part.ts'
import { Broken, NotFound } from './ui/broken.tsx'
import { Waiting } from './ui/empty.tsx'
import { texts } from './ui/texts.ts'

function Opening() {
  return <Waiting words={useTexts(texts)('loading')} />
}

/** Every address of the client; each page is loaded when it is first gone to. */
export const router = createBrowserRouter([
  {
    ErrorBoundary: Broken,
    HydrateFallback: Opening,
    children: [
      { path: '/', lazy: page(() => import('./front/front-page.tsx'), 'FrontPage') },
      { path: '/enter/:door', lazy: page(() => import('./front/enter-page.tsx'), 'EnterPage') },
      { path: '/gallery', lazy: page(() => import('./ui/gallery.tsx'), 'Gallery') },
      { path: '/kiosk', lazy: page(() => import('./kiosk/kiosk.tsx'), 'Kiosk') },
      { path: '/counter', lazy: page(() => import('./counter/counter.tsx'), 'Counter'), children: counterPages },
      { path: '/desk', lazy: page(() => import('./desk/desk.tsx'), 'Desk'), children: deskPages },
      { path: '*', Component: NotFound },
    ],
  },
])
