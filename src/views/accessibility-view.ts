import type { LinkView, Site } from './site.ts';
import { dayText } from './words/days.ts';

/** Address of the statement below the base path. */
export const routeOfAccessibility = '/accessibility/';

/** What the manual does for people who see, hear, move or read differently, and what it does not. */
export interface AccessibilityView {
  readonly organization: string;
  readonly asOf: string;
  readonly version: string;
  /** Where to report what does not work; null where no address is set. */
  readonly feedback: LinkView | null;
}

/** Page model of the accessibility statement. */
export function accessibilityView(site: Site): AccessibilityView {
  const { settings, asOf } = site.checked.sms;
  const { feedback } = settings.site;
  const isAddress = feedback !== null && /^(?:https?|mailto):/i.test(feedback);
  return {
    organization: settings.organization,
    asOf: dayText(asOf),
    version: site.version,
    feedback: isAddress ? { href: feedback, text: feedback.replace(/^mailto:/i, '') } : null,
  };
}
