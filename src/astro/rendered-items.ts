import { fileURLToPath } from 'node:url';
import { noRuleReference } from '../core/finding/rule-reference.ts';
import { publishedSms } from '../core/history/published-sms.ts';
import { checkSms } from '../io/check-sms.ts';
import { packageVersion } from '../io/package-version.ts';
import { sha256 } from '../io/sha256.ts';
import { askedDay } from './asked-day.ts';
import { assetReader } from './asset-reader.ts';
import { buildSite, builtCommit } from './build-site.ts';
import { getRunOptions } from './run-options.ts';

/** An item for a content collection. */
export interface RenderedItem {
  readonly id: string;
  readonly data: Record<string, unknown>;
  readonly body: string;
  readonly html: string;
  readonly digest: string;
}

/**
 * Items of the SMS in a folder, for the audience of its settings, with their texts rendered.
 *
 * @param root folder of the SMS as a file URL
 */
export async function renderedItems(root: URL): Promise<readonly RenderedItem[]> {
  const folder = fileURLToPath(root);
  const run = getRunOptions();
  const checked = run.checked ?? (await checkSms(folder, run));
  const { settings } = checked.sms;
  const { site } = buildSite(checked, {
    base: settings.site.base,
    audience: run.audience ?? settings.audience,
    isPreview: false,
    askedDay: askedDay(run, settings.timeZone),
    version: packageVersion(),
    rules: noRuleReference,
    client: { version: '', files: new Map() },
    readAsset: await assetReader(folder, publishedSms(checked.sms, sha256), run.commit?.tree),
    ...(run.commit === undefined ? {} : { fromCommit: builtCommit(checked.sms, run.commit.revision) }),
  });
  return [...site.checked.sms.items.values()].map((item) => ({
    id: item.id,
    data: {
      title: item.title,
      type: item.type.key,
      state: item.state,
      owner: item.owner,
      version: item.version,
      summary: item.summary,
    },
    body: item.storage === 'file' ? (item.facts?.body ?? '') : '',
    html: site.bodyHtml(item.id),
    digest: item.digest,
  }));
}
