import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSms } from '../../src/io/load-sms.ts';

test('what is below the roots and is not read is a problem of its own, pictures apart', async () => {
  const root = await mkdtemp(join(tmpdir(), 'clausebook-'));
  try {
    await mkdir(join(root, 'content'));
    await mkdir(join(root, 'shared'));
    await writeFile(
      join(root, 'clausebook.yaml'),
      'organization: Example Ltd\nroots: [content, missing, file]\nas_of: 2026-06-30\n',
    );
    await writeFile(join(root, 'file'), 'a root that is no folder');
    await writeFile(join(root, 'shared/pro-001.md'), '---\nid: PRO-001\n---\n');
    await symlink('../shared/pro-001.md', join(root, 'content/linked.md'));
    await symlink('../shared', join(root, 'content/folder'));
    await symlink('../shared/pro-001.md', join(root, 'content/picture.png'));
    await writeFile(join(root, 'content/large.csv'), 'a\n'.repeat(4 * 1024 * 1024 + 1));
    const sms = await loadSms(root);
    expect(sms.items.size).toBe(0);
    expect(sms.files.map(({ file, problems }) => [file, problems[0]?.code, problems[0]?.actual])).toEqual([
      [
        'content/folder',
        'not-a-regular-file',
        'This is a symbolic link, which could lead anywhere, so it is not followed.',
      ],
      ['content/large.csv', 'too-large', 'The file is larger than 8 MB, so it is not read.'],
      [
        'content/linked.md',
        'not-a-regular-file',
        'This is a symbolic link, which could lead anywhere, so it is not followed.',
      ],
      ['file', 'not-a-regular-file', 'The file or folder cannot be opened, so it is not read.'],
    ]);
  } finally {
    await rm(root, { recursive: true });
  }
});
