/* scan.ts: small helps for the public pages. Every page works without it: details open, links lead, forms send.
 * It adds: old people's mode, the five answers as a switch, "open all" of the road, a photo viewer, copy buttons,
 * keeps a half-written complaint when the network goes, and checks a proof file when asked to: the one request it makes. */
import { check } from './proof'

const root = document.documentElement
const zh = (root.lang || 'zh').startsWith('zh')
const say = (a: string, b: string) => (zh ? a : b)
const each = <T extends Element>(css: string, fn: (el: T) => void, from: ParentNode = document) => from.querySelectorAll<T>(css).forEach(fn)

/** localStorage may be refused (private windows): then nothing is kept, and nothing breaks. */
const keep = (key: string, value?: string | null): string | null => {
  try {
    if (value === undefined) return localStorage.getItem(key)
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    /* not allowed to keep */
  }
  return null
}

const toast = (text: string) => {
  const p = document.createElement('p')
  p.className = 'toast'
  p.setAttribute('role', 'status')
  p.textContent = text
  document.body.append(p)
  setTimeout(() => p.remove(), 2200)
}

const bigMode = () =>
  each<HTMLButtonElement>('[data-big]', (b) => {
    const show = (on: boolean) => {
      root.classList.toggle('big', on)
      b.setAttribute('aria-pressed', String(on))
    }
    show(keep('big') === '1')
    b.onclick = () => {
      const on = !root.classList.contains('big')
      show(on)
      keep('big', on ? '1' : null)
    }
  })

/** A tap on one of the five answers opens its facts and closes the others; a second tap closes them. */
const answers = () => {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a.answer')]
  const factOf = (a: HTMLAnchorElement) => document.getElementById(a.hash.slice(1))?.closest('details')
  const show = (open: HTMLAnchorElement | null) =>
    links.forEach((a) => {
      const d = factOf(a)
      if (d) d.open = a === open
      a.setAttribute('aria-expanded', String(a === open))
    })
  links.forEach((a) => {
    a.onclick = (e) => {
      e.preventDefault()
      show(factOf(a)?.open ? null : a)
    }
  })
  if (links.length) show(links.find((a) => a.hash === location.hash) ?? links.find((a) => factOf(a)?.open) ?? null)
}

const roadToggle = () =>
  each<HTMLButtonElement>('[data-road]', (b) => {
    const all = () => [...document.querySelectorAll<HTMLDetailsElement>('.road details')]
    if (!all().length) return b.remove()
    b.onclick = () => {
      const open = all().some((d) => !d.open)
      all().forEach((d) => {
        d.open = open
      })
      b.textContent = open ? say('收起', 'Fold') : say('全部展开', 'Open all')
    }
  })

const copyText = async (text: string) => {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const t = document.createElement('textarea')
    t.value = text
    document.body.append(t)
    t.select()
    document.execCommand('copy')
    t.remove()
  }
  toast(say('已复制', 'Copied'))
}

const viewer = () => {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a.photo')]
  const box = document.createElement('dialog')
  if (!links.length || !box.showModal) return
  const img = document.createElement('img'),
    text = document.createElement('p'),
    bar = document.createElement('div')
  let at = 0
  const show = (i: number) => {
    at = (i + links.length) % links.length
    img.src = links[at].href
    img.alt = links[at].querySelector('img')?.alt ?? ''
    text.textContent = links[at].textContent!.trim()
  }
  const button = (label: string, fn: () => void) => {
    const b = document.createElement('button')
    b.type = 'button'
    b.textContent = label
    b.onclick = fn
    bar.append(b)
  }
  box.className = 'viewer'
  bar.className = 'bar'
  if (links.length > 1) button(say('上一张', 'Previous'), () => show(at - 1))
  button(say('关闭', 'Close'), () => box.close())
  if (links.length > 1) button(say('下一张', 'Next'), () => show(at + 1))
  box.append(img, text, bar)
  document.body.append(box)
  box.onclick = (e) => {
    if (e.target === box) box.close()
  }
  box.onkeydown = (e) => {
    if (e.key === 'ArrowLeft') show(at - 1)
    if (e.key === 'ArrowRight') show(at + 1)
  }
  links.forEach((a, i) =>
    a.addEventListener('click', (e) => {
      if (e.ctrlKey || e.metaKey || e.shiftKey) return
      e.preventDefault()
      show(i)
      box.showModal()
    }),
  )
}

/** A half-written form stays on this phone until it was sent; one form is sent once. */
const drafts = () =>
  each<HTMLFormElement>('form[data-draft]', (f) => {
    const key = `draft:${f.dataset.draft}`
    const inputs = () => [...f.querySelectorAll<HTMLInputElement>('textarea, input[type=text], input[type=tel]')].filter((i) => !i.closest('.trap'))
    const old = JSON.parse(keep(key) || '{}')
    inputs().forEach((i) => {
      if (!i.value && old[i.name]) i.value = old[i.name]
    })
    f.oninput = () => keep(key, JSON.stringify(Object.fromEntries(inputs().map((i) => [i.name, i.value]))))
    f.onsubmit = (e) => {
      if (!navigator.onLine) {
        e.preventDefault()
        return toast(say('没有网络，写的内容已保存在本机', 'No network. What you wrote is kept on this phone'))
      }
      each<HTMLButtonElement>(
        '[type=submit]',
        (b) => {
          b.disabled = true
        },
        f,
      )
    }
  })

/** "Check here" beside each proof file. The key comes from this site: who trusts nobody checks the file elsewhere, and is told so. */
const proofs = () => {
  if (!globalThis.crypto?.subtle) return
  const told = {
    good: say('已在您的浏览器里核对：记录于那时，此后未改动（公钥取自本站；不信本站，请下载证明文件离线核对）', 'Checked in your browser: recorded then, unchanged since (key from this site; to rely on nobody, check the file offline)'),
    unsigned: say('内容与日志相符；这个浏览器不会验签名，请下载证明文件核对', 'The content is in the log; this browser cannot check the signature: check the file offline'),
    bad: say('核对不符：这条记录与日志对不上', 'It does not hold: this record is not what the log holds'),
    none: say('现在取不到证明，请稍后再试', 'The proof cannot be fetched now, try again later'),
  }
  each<HTMLAnchorElement>('a[data-proof]', (a) => {
    const b = document.createElement('button')
    b.type = 'button'
    b.className = 'btn btn--quiet btn--small'
    b.textContent = say('当场核对', 'Check here')
    b.onclick = async () => {
      b.disabled = true
      const p = document.createElement('span')
      p.setAttribute('role', 'status')
      try {
        const [file, keys] = await Promise.all([fetch(a.href, { cache: 'no-store' }), fetch('/log/keys')]) // as it is now, not as it was when last asked
        const changed = file.status === 500
        p.textContent = changed ? told.bad : file.ok ? told[await check(await file.json(), (await keys.text()).split('\n')[0])] : told.none
      } catch {
        p.textContent = told.none
      }
      b.replaceWith(p)
    }
    a.after(' ', b)
  })
}

root.classList.add('js')
proofs()
bigMode()
roadToggle()
viewer()
drafts()
each<HTMLButtonElement>('[data-copy]', (b) => {
  b.onclick = () => copyText(b.dataset.copy!)
})
each<HTMLButtonElement>('[data-print]', (b) => {
  b.onclick = () => print()
})
each<HTMLElement>('[data-sent]', (el) => keep(`draft:${el.dataset.sent}`, null))
each<HTMLAnchorElement>('a[data-lang]', (a) => {
  a.onclick = () => {
    a.hash = location.hash
  }
})
addEventListener('pageshow', (e) => {
  if (e.persisted)
    each<HTMLButtonElement>('form [type=submit]', (b) => {
      b.disabled = false
    })
})
answers()
