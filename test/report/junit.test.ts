import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import type { CheckedSms } from '../../src/core/finding/checked-sms.ts';
import junit from '../../src/report/junit.ts';
import { launchBrowser } from '../support/browser.ts';
import { checkSample } from './sample-sms.ts';

const options = { color: false, failOn: 'error' } as const;

describe('junit', () => {
  test('shows the whole report', () => {
    expect(junit.render(checkSample(), options)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="5 items of Example: 100% Ltd, judged on 2026-06-30: the check fails (fails from error)." tests="10" failures="3" skipped="5" time="0">
        <testsuite name="TEST-001 text-is-approved" tests="1" failures="1" skipped="0" errors="0" time="0">
          <testcase classname="TEST-001" name="POL-004 in policies/pol-004.md, line 9" file="policies/pol-004.md" line="9" time="0">
            <failure type="block" message="The content of POL-004 differs from the content approved on 2026-01-05 as version 1.0. Expected the approved text, or a new version with its own approval.">block: The content of POL-004 differs from the content approved on 2026-01-05 as version 1.0. Expected the approved text, or a new version with its own approval.&#10;Fix: Restore the approved text, or have the new one approved.</failure>
          </testcase>
        </testsuite>
        <testsuite name="TEST-002 link-leads-somewhere" tests="2" failures="2" skipped="0" errors="0" time="0">
          <testcase classname="TEST-002" name="PRO-001 in content/procedures/größe 1.md, line 10" file="content/procedures/größe 1.md" line="10" time="0">
            <failure type="error" message="The link to &quot;one.md&quot; leads nowhere, 100% sure: {0} and [words](https://example.org).&#10;Correct it.">error: The link to &quot;one.md&quot; leads nowhere, 100% sure: {0} and [words](https://example.org).&#10;Correct it.&#10;Fix: Correct the target, or remove the link.</failure>
          </testcase>
          <testcase classname="TEST-002" name="PRO-001 in content/procedures/größe 1.md, line 10" file="content/procedures/größe 1.md" line="10" time="0">
            <failure type="error" message="The link to &quot;two.md&quot; leads nowhere, 100% sure: {0} and [words](https://example.org).&#10;Correct it.">error: The link to &quot;two.md&quot; leads nowhere, 100% sure: {0} and [words](https://example.org).&#10;Correct it.&#10;Fix: Correct the target, or remove the link.</failure>
          </testcase>
        </testsuite>
        <testsuite name="TEST-003 review-in-time" tests="1" failures="0" skipped="0" errors="0" time="0">
          <testcase classname="TEST-003" name="POL-004 in policies/pol-004.md, line 10" file="policies/pol-004.md" line="10" time="0">
            <system-out>warn: The review of POL-004 was due on 2026-06-15.&#10;Fix: Review the document.</system-out>
          </testcase>
        </testsuite>
        <testsuite name="TEST-004 summary-is-short" tests="1" failures="0" skipped="0" errors="0" time="0">
          <testcase classname="TEST-004" name="clausebook.yaml, line 1" file="clausebook.yaml" line="1" time="0">
            <system-out>info: The settings name no feedback address.&#10;Fix: Shorten it.</system-out>
          </testcase>
        </testsuite>
        <testsuite name="TEST-005 steps-are-numbered" tests="1" failures="0" skipped="1" errors="0" time="0">
          <testcase classname="TEST-005" name="PRO-001 in content/procedures/größe 1.md, line 2" file="content/procedures/größe 1.md" line="2" time="0">
            <skipped message="waived by WVR-001 until 2026-12-31: PRO-001 has no numbered steps."/>
          </testcase>
        </testsuite>
        <testsuite name="TEST-006 scope-exists" tests="2" failures="0" skipped="2" errors="0" time="0">
          <testcase classname="TEST-006" name="content/registers/house.md, line 8" file="content/registers/house.md" line="8" time="0">
            <skipped message="gap, before the SMS claims to be complete: There is no scope. Expected one before the SMS is in force."/>
          </testcase>
          <testcase classname="TEST-006" name="POL-004: not evaluated" time="0">
            <skipped message="It is not known, whether the scope is printed. State \`printed\`."/>
          </testcase>
        </testsuite>
        <testsuite name="TEST-007 approver-committed" tests="1" failures="0" skipped="1" errors="0" time="0">
          <testcase classname="TEST-007" name="not evaluated" time="0">
            <skipped message="Not evaluated: whether the approver committed the approval. clausebook.yaml says \`history: none\`; keep the SMS in a Git repository with its full history and remove that line."/>
          </testcase>
        </testsuite>
        <testsuite name="TEST-008 words-are-plain" tests="1" failures="0" skipped="1" errors="0" time="0">
          <testcase classname="TEST-008" name="POL-004 in policies/pol-004.md, line 2" file="policies/pol-004.md" line="2" time="0">
            <skipped message="known since the SMS was taken over: POL-004 uses words that nobody knows."/>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  test('what fails depends on the severity that fails', () => {
    const failures = (failOn: 'block' | 'error' | 'warn' | 'info'): number =>
      junit.render(checkSample(), { ...options, failOn }).split('<failure').length - 1;
    expect([failures('block'), failures('error'), failures('warn'), failures('info')]).toEqual([1, 3, 4, 5]);
  });
});

describe('a reader of XML', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  interface Read {
    readonly broken: string | null;
    readonly messages: readonly (string | null)[];
    readonly counts: readonly (readonly [number, number, number, number, number, number])[];
  }

  async function read(checked: CheckedSms): Promise<Read> {
    const page = await browser.newPage();
    try {
      return await page.evaluate(
        (xml) => {
          const tree = new DOMParser().parseFromString(xml, 'application/xml');
          const count = (element: Element, name: string): number => element.getElementsByTagName(name).length;
          const stated = (element: Element, name: string): number => Number(element.getAttribute(name));
          return {
            broken: tree.querySelector('parsererror')?.textContent ?? null,
            messages: [...tree.querySelectorAll('failure')].map((failure) => failure.getAttribute('message')),
            counts: [...tree.querySelectorAll('testsuites, testsuite')].map(
              (suite) =>
                [
                  count(suite, 'testcase'),
                  stated(suite, 'tests'),
                  count(suite, 'failure'),
                  stated(suite, 'failures'),
                  count(suite, 'skipped'),
                  stated(suite, 'skipped'),
                ] as const,
            ),
          };
        },
        junit.render(checked, options),
      );
    } finally {
      await page.close();
    }
  }

  test('reads it, and every suite counts its own cases', async () => {
    const { broken, counts } = await read(checkSample());
    expect(broken).toBeNull();
    expect(counts.length).toBeGreaterThan(5);
    for (const [cases, tests, failure, failures, skips, skipped] of counts)
      expect([tests, failures, skipped]).toEqual([cases, failure, skips]);
  });

  test('reads any text of the SMS as it was', async () => {
    const checked = checkSample();
    const evil = 'a < b & "c" \'d\' ]]> <!-- é \u{1F4C4}\n\tend';
    const [first] = checked.judgement.findings;
    if (first === undefined) throw new Error('The sample has findings.');
    const spoiled = {
      ...first,
      severity: 'error' as const,
      message: `${evil}\u0000\u0008\uD800`,
      fix: evil,
      item: evil,
    };
    const judgement = { ...checked.judgement, findings: [{ ...spoiled, place: { ...first.place, file: evil } }] };
    const { broken, messages } = await read({ ...checked, judgement });
    expect(broken).toBeNull();
    expect(messages).toEqual([`${evil}\uFFFD\uFFFD\uFFFD`]);
  });
});
