import { expect, it } from 'vitest';
import { importOwner } from '../../../src/app/import-owner.ts';
import { auditedStore, verifyAudit } from '../../../src/app/records/audit.ts';
import { readOwnerFolder } from '../../../src/files/owner-folder.ts';
import { createIds } from '../../../src/ids.ts';
import { createMemoryStore } from '../../../src/store/memory/memory-store.ts';

it('what comes in by file stands in the trail, once, with what was made and changed', async () => {
  const folder = readOwnerFolder('examples/fjordvik');
  if (!folder.ok) throw new Error('Fjordvik has mistakes');
  const store = createMemoryStore();
  const ids = createIds('a key that is only for tests, and long enough');
  const audited = auditedStore(store, ids, { actor: 'operator', verb: 'owner.load' }, () => 1000);
  await importOwner(audited, folder);
  await importOwner(audited, folder);
  const [school] = folder.schools;
  await importOwner(audited, {
    ...folder,
    schools: [{ ...school, name: 'Nytt navn' } as typeof school & object],
  });
  const rows = [];
  for await (const { body } of store.list(folder.owner.id, 'audit')) rows.push(body);
  expect(rows).toHaveLength(2);
  expect(rows[0]?.changes.filter(({ collection }) => collection === 'person')).toHaveLength(
    folder.people.length,
  );
  expect(rows[1]).toMatchObject({ actor: 'operator', verb: 'owner.load', at: 1000 });
  expect(rows[1]?.changes).toEqual([{ collection: 'school', id: school?.id, version: 2 }]);
  expect((await verifyAudit({ store, ids }, folder.owner.id)).faults).toEqual([]);
  expect(JSON.stringify(rows)).not.toContain('Nytt navn');
});
