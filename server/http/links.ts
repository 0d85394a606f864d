/**
 * An invitation's link. The secret is in the fragment, which browsers keep to themselves: it is in
 * no request, no proxy's log and no Referer. The page exchanges it by POST.
 */
export function invitationLink(publicOrigin: string, secret: string): string {
  return `${publicOrigin}/i#${secret}`;
}
