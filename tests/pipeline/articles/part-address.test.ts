import { describe, expect, it } from 'vitest';
import { namesList, partAddress } from '../../../src/pipeline/articles/part-address.ts';

describe('the address of a part', () => {
  it.each<[string, string, number | undefined]>([
    ['https://www.example.org/bg/4387.html', '/bg/4387', undefined],
    ['https://example.org/bg/4387_2.html', '/bg/4387', 2],
    ['/bg/4387_2.html#top', '/bg/4387', 2],
    ['//example.org/bg/4387-12.shtml', '/bg/4387', 12],
    ['4387_p3.htm', '4387', 3],
    ['报告第2页.txt', '报告', 2],
    ['/bg/t20240101_4387_1.html', '/bg/t20240101_4387', 1],
    ['https://example.org/show.jsp?id=4387&page=2', '/show?id=4387', 2],
    ['/show.jsp?page=2&id=4387', '/show?id=4387', 2],
    ['/show.jsp?id=4387', '/show?id=4387', undefined],
    ['/bg/4387/2.html', '/bg/4387', 2],
    ['/bg/4387/2/', '/bg/4387', 2],
    ['2095_2.txt', '2095', 2],
    // Not parts.
    ['/t20240101_123.html', '/t20240101_123', undefined],
    ['/t20240101_100.html', '/t20240101_100', undefined],
    ['2012.txt', '2012', undefined],
    ['2023-12.html', '2023-12', undefined],
    ['2023-12-1.html', '2023-12-1', undefined],
    ['/bg/2022/2.html', '/bg/2022/2', undefined],
    ['report_02.txt', 'report_02', undefined],
    ['report_0.txt', 'report_0', undefined],
    ['2.html', '2', undefined],
    ['_2.html', '_2', undefined],
    ['4387 (2).html', '4387 (2)', undefined],
  ])('%s', (address, base, number) => {
    const found = partAddress(address);
    expect([found?.base, found?.number]).toEqual([base, number]);
  });

  it('has the site without www, in small letters', () => {
    expect(partAddress('HTTPS://WWW.Example.org:8080/bg/1.html')?.site).toBe('example.org');
    expect(partAddress('/bg/1.html')?.site).toBeUndefined();
  });

  it.each(['', '/', 'https://example.org', 'https://example.org/', '#top'])(
    'names no page: %s',
    (address) => {
      expect(partAddress(address)).toBeUndefined();
    },
  );

  it('knows the names of lists', () => {
    expect(['index', 'list', 'node_12', 'default'].filter(namesList)).toHaveLength(4);
    expect(['4387', 'indexes-of-prices', 't20240101_4387'].filter(namesList)).toEqual([]);
  });
});
