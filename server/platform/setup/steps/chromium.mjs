import { missingPackages, needDebianPackages } from './debian-packages.mjs'
import { step } from './tell.mjs'

/** The browser of the journeys, fonts to see Chinese in it, poppler and qpdf to read a PDF's text, fonts and seal, ffmpeg to make films of recordings, and a token in software (SoftHSM) with OpenSC to seal with it. */
const PACKAGES = ['chromium', 'fonts-noto-cjk', 'poppler-utils', 'qpdf', 'ffmpeg', 'softhsm2', 'opensc']

/** Sees to it that Chromium and what the journeys need beside it are there. */
export function needChromium() {
  return step({
    zh: '准备浏览器',
    en: 'Chromium',
    takes: '首次约 1–2 分钟, about 1–2 min the first time',
    isDone: async () => (await missingPackages(PACKAGES)).length === 0,
    work: () => needDebianPackages(PACKAGES, { zh: '在真实浏览器中测试', en: 'Testing in a real browser' }),
  })
}
