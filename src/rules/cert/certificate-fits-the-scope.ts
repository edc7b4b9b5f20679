import { compareDates } from '../../core/lifecycle/calendar.ts';
import { textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt, placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { lastVisit, validCertificate, wasTold } from './_certificates.ts';

export default defineRule({
  id: 'CERT-003',
  name: 'certificate-fits-the-scope',
  severity: 'warn',
  basis: 'derived',
  clause: '4.3',
  level: 'standard',
  types: ['scope'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'Scope and certificate name the same organization, sites and services, and the body is told of changes.',
  fix: 'Tell the certification body and log it under `changes_reported` of the visit; align the wording.',
  *check({ sms }) {
    const certificate = validCertificate(sms);
    for (const scope of itemsOfType(sms, 'scope')) {
      const wording = scope.inForce ? textField(scope, 'certificate_wording') : null;
      const open = [
        ...(wording === null ? [] : leftOut(sms, scope, wording)),
        ...(wording === null || certificate === null ? [] : otherWords(wording, certificate.scope)),
        ...(certificate === null ? [] : untold(sms, scope)),
      ];
      if (open.length === 0) continue;
      yield {
        item: scope.id,
        place: placeOfField(scope, wording === null ? 'version' : 'certificate_wording'),
        message: `${scope.id} (${scope.title}): ${open.join('; ')}. Expected scope and certificate to name the same, and the certification body to know of changes.`,
        related:
          certificate === null
            ? []
            : [{ item: certificate.audit.id, message: 'states the certificate', place: certificate.audit.place }],
      };
    }
  },
});

/** What the wording leaves out: the organization; a site or service where it names others of them. */
function leftOut(sms: Sms, scope: Item, wording: string): readonly string[] {
  const organization = textsField(scope, 'organization');
  const sites = textsField(scope, 'sites');
  const services = idsAt(sms, scope, 'services_in_scope').flatMap((id) => sms.items.get(id)?.title ?? []);
  const missing = [organization, someOf(sites, wording), someOf(services, wording)].map((names) =>
    names.filter((name) => !holds(wording, name)),
  );
  const names = missing.flat();
  return names.length === 0 ? [] : [`its wording for the certificate does not name ${listWords(names)}`];
}

/** Names that the wording lists; a wording without any of them is a general one. */
function someOf(names: readonly string[], wording: string): readonly string[] {
  return names.some((name) => holds(wording, name)) ? names : [];
}

function otherWords(wording: string, certified: string | null): readonly string[] {
  return certified === null || plain(certified) === plain(wording)
    ? []
    : [`its wording is not that of the certificate ("${certified}")`];
}

/** A version of the scope that came into force after the last visit, of which nobody told the body. */
function untold(sms: Sms, scope: Item): readonly string[] {
  const visit = lastVisit(sms);
  const from = scope.inForce ? scope.effectiveFrom : null;
  if (visit === null || from === null || compareDates(from, visit) <= 0 || wasTold(sms, visit)) return [];
  return [
    `version ${scope.version ?? ''} has been in force since ${from}, after the last visit on ${visit}, and nothing says that the certification body was told`,
  ];
}

function holds(text: string, name: string): boolean {
  return ` ${plain(text)} `.includes(` ${plain(name)} `);
}

function plain(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
