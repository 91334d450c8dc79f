/* early.js: asks for what the page shows, and for its first photos, while the mall itself is still on its way: on a slow network each question costs
 * half a second. It stands before everything else and is plain: old browsers leave it out without harm. lib/early.ts takes the answer up;
 * early.test.ts holds its addresses and sizes to those of the pages. */
;(function () {
  var goods = /^\/mall\/goods\/([0-9a-f-]{36})$/.exec(location.pathname),
    list = location.pathname === '/mall/search' && window.URLSearchParams,
    url = location.pathname === '/mall/' ? '/api/v1/mall/home' : goods ? '/api/v1/mall/goods/' + goods[1] : list ? search() : '',
    kept = null
  function search() {
    var has = new URLSearchParams(location.search),
      ask = new URLSearchParams()
    ;['q', 'category'].forEach(function (name) {
      if (has.get(name)) ask.set(name, has.get(name))
    })
    ask.set('sort', /^(sold|new|cheap|dear)$/.test(has.get('sort')) ? has.get('sort') : 'sold')
    ask.set('limit', '24')
    return '/api/v1/mall/goods?' + ask
  }
  try {
    kept = localStorage.getItem('tt-lang')
  } catch {
    /* nothing kept */
  }
  if (!url || !window.fetch || (kept && (kept === 'en') !== /^en/i.test(navigator.language))) return
  var at = function (sha, w) {
    return '/photo/' + encodeURIComponent(sha) + '?w=' + w
  }
  /** The browser chooses among the same as it will in the page. */
  var photo = function (sha, sizes) {
    if (!sha) return
    var i = new Image()
    i.fetchPriority = 'high'
    i.sizes = sizes
    i.srcset = at(sha, 320) + ' 320w, ' + at(sha, 1280) + ' 1280w'
  }
  var answer = fetch(url, { credentials: 'same-origin' })
  window.ttEarly = { url: url, answer: answer }
  answer
    .then(function (r) {
      return r.ok ? r.clone().json() : null
    })
    .then(function (x) {
      if (!x) return
      if (goods) return photo(x.pictures[0], '(min-width: 900px) 40rem, 100vw')
      var sold = (x.sold || []).filter(function (g) {
        return g.sold
      })
      ;(list ? x.items : sold.length ? sold : x.fresh).slice(0, 4).forEach(function (g) {
        photo(g.cover_sha, '(min-width: 600px) 14rem, 24vw')
      })
    })
    .catch(function () {
      /* the page asks again, and says what is wrong */
    })
})()
