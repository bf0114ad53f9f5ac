import { decoded } from '../html/entities.ts';
import { countLists, type List, type ListLevel, mostLevels, type Numbering } from './list-counter.ts';
import type { Styles } from './styles.ts';
import { decodeXml, isOn } from './visit-xml.ts';
import { below, settingOf, type XmlElement, xmlTree } from './xml-tree.ts';

/** Reads the part that holds the lists; a document without one has none. */
export function numberingOf(source: string | undefined, styles: Styles): Numbering {
  const lists = source === undefined ? new Map<string, List>() : listsIn(xmlTree(source).children[0], styles);
  return countLists(lists, styles);
}

function listsIn(root: XmlElement | undefined, styles: Styles): Map<string, List> {
  const kinds = new Map<string, XmlElement>();
  const numbered = new Map<string, XmlElement>();
  for (const element of root?.children ?? []) {
    if (element.name === 'w:abstractNum') kinds.set(element.attributes['w:abstractNumId'] ?? '', element);
    if (element.name === 'w:num') numbered.set(element.attributes['w:numId'] ?? '', element);
  }
  /** A kind may only name a style, whose list has the kind that is meant. */
  const kindOf = (id: string, depth = 0): string => {
    const link = settingOf(kinds.get(id), 'w:numStyleLink');
    const linked = link === undefined ? undefined : numbered.get(styles.listOf(link).list ?? '');
    const next = settingOf(linked, 'w:abstractNumId');
    return next === undefined || depth > mostLevels ? id : kindOf(next, depth + 1);
  };
  const lists = new Map<string, List>();
  for (const [id, element] of numbered) {
    const kind = kindOf(settingOf(element, 'w:abstractNumId') ?? '');
    const levels = levelsIn(kinds.get(kind));
    const starts = new Map<number, number>();
    for (const override of element.children.filter(({ name }) => name === 'w:lvlOverride')) {
      const at = Number(override.attributes['w:ilvl']);
      const level = below(override, 'w:lvl');
      const start = settingOf(override, 'w:startOverride');
      if (level !== undefined) levels.set(at, levelOf(level));
      if (start !== undefined) starts.set(at, Number(start));
    }
    lists.set(id, { kind, levels, starts });
  }
  return lists;
}

function levelsIn(kind: XmlElement | undefined): Map<number, ListLevel> {
  const levels = (kind?.children ?? []).filter(({ name }) => name === 'w:lvl');
  return new Map(levels.map((level) => [Number(level.attributes['w:ilvl']), levelOf(level)]));
}

function levelOf(level: XmlElement): ListLevel {
  const restart = settingOf(level, 'w:lvlRestart');
  const legal = below(level, 'w:isLgl');
  return {
    start: Number(settingOf(level, 'w:start') ?? 0),
    // A format that newer programs know stands in a choice, with an older one beside it.
    format:
      settingOf(level, 'w:numFmt') ??
      settingOf(level, 'mc:AlternateContent', 'mc:Fallback', 'w:numFmt') ??
      'decimal',
    text: decoded(settingOf(level, 'w:lvlText') ?? '', decodeXml),
    restart: restart === undefined ? undefined : Number(restart),
    legal: legal !== undefined && isOn(legal.attributes),
    apart: settingOf(level, 'w:suff') !== 'nothing',
    style: settingOf(level, 'w:pStyle'),
  };
}
