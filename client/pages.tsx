import { createBrowserRouter, useRouteError } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { counterPages } from './counter/pages.ts'
import { deskPages } from './desk/pages.ts'
import { page } from './platform/part.ts'
import { Broken, NotFound } from './ui/broken.tsx'
import { Opening } from './ui/empty.tsx'

function BrokenPage() {
  return <Broken error={useRouteError()} />
}

/** Every address but the terminal's; each page is loaded when it is first gone to. */
const router = createBrowserRouter([
  {
    ErrorBoundary: BrokenPage,
    HydrateFallback: Opening,
    children: [
      { path: '/', lazy: page(() => import('./front/front-page.tsx'), 'FrontPage') },
      { path: '/enter/:door', lazy: page(() => import('./front/enter-page.tsx'), 'EnterPage') },
      {
        path: '/gallery',
        lazy: page(() => import('./front/demo-only.tsx'), 'DemoOnly'),
        children: [
          { index: true, lazy: page(() => import('./ui/gallery.tsx'), 'Gallery') },
          { path: 'kiosk/:stage', lazy: page(() => import('./kiosk/gallery.tsx'), 'KioskGallery') },
          { path: 'desk/:screen', lazy: page(() => import('./desk/gallery.tsx'), 'DeskGallery') },
        ],
      },
      { path: '/sign-in', lazy: page(() => import('./people/sign-in-page.tsx'), 'SignInPage') },
      { path: '/verify', lazy: page(() => import('./agreements/verify-page.tsx'), 'VerifyPage') },
      { path: '/verify/:fingerprint', lazy: page(() => import('./agreements/verify-page.tsx'), 'VerifyPage') },
      { path: '/paper/:fingerprint', lazy: page(() => import('./papers/paper-page.tsx'), 'PaperPage') },
      { path: '/counter', lazy: page(() => import('./counter/counter.tsx'), 'Counter'), children: counterPages },
      { path: '/desk', lazy: page(() => import('./desk/desk.tsx'), 'Desk'), children: deskPages },
      { path: '*', Component: NotFound },
    ],
  },
])

/** The pages behind those addresses. */
export function Pages() {
  return <RouterProvider router={router} />
}
