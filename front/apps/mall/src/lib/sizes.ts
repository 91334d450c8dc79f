/* sizes.ts: how wide photos are drawn, for the browser's choice among their files (public/early.js repeats them; a test compares). */
/** Half of what a phone draws: it takes the small file, for on a slow network the sharp one costs a second. */
export const CARD_SIZES = '(min-width: 600px) 14rem, 24vw'
export const GOODS_SIZES = '(min-width: 900px) 40rem, 100vw'
