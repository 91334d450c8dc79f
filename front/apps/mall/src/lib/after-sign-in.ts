/* after-sign-in.ts: back to where the person wanted to go. */
import { useRoute, useRouter } from 'vue-router'

/** Only addresses of our own: an address from outside never decides where a person lands. */
export const ownPath = (to: unknown): string => (typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/me')
export function useAfterSignIn() {
  const route = useRoute(),
    router = useRouter()
  return () => router.replace(ownPath(route.query.to))
}
