import { byId } from './element.ts';

/** What can be done by a key, and by the button of the same name. */
export interface Acts {
  readonly edit: (step: 1 | -1) => void;
  readonly large: (step: 1 | -1) => void;
  readonly warning: (step: 1 | -1) => void;
  /** a character on or back */
  readonly step: (step: 1 | -1) => void;
  readonly search: () => void;
  /** shows the place on the other side */
  readonly other: () => void;
  /** shows the printed page, or takes it away */
  readonly paper: () => void;
  readonly clear: () => void;
  /** says that what is marked is right, or wrong */
  readonly right: () => void;
  readonly wrong: () => void;
  /** a place that was judged, on or back */
  readonly judged: (step: 1 | -1) => void;
}

/** Listens for keys and buttons. Letters alone are no commands while something is written, or where they are switched off. */
export function onKeys(acts: Acts): void {
  const help = byId<HTMLDialogElement>('help');
  const single = byId<HTMLInputElement>('single');
  const keys: Readonly<Record<string, () => void>> = {
    n: () => acts.edit(1),
    p: () => acts.edit(-1),
    l: () => acts.large(1),
    L: () => acts.large(-1),
    w: () => acts.warning(1),
    W: () => acts.warning(-1),
    r: acts.right,
    x: acts.wrong,
    m: () => acts.judged(1),
    M: () => acts.judged(-1),
    o: acts.other,
    v: acts.paper,
    '/': acts.search,
    '?': () => help.showModal(),
  };
  const always: Readonly<Record<string, () => void>> = {
    ArrowRight: () => acts.step(1),
    ArrowLeft: () => acts.step(-1),
    Escape: acts.clear,
  };
  document.addEventListener('keydown', (event) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || help.open) return;
    const on = target as HTMLElement;
    if (on.matches('input:not([type=checkbox], [type=radio]), textarea')) return;
    const isArrow = key.startsWith('Arrow');
    if (isArrow && on.matches('input, select')) return;
    const act = always[key] ?? (single.checked ? keys[key] : undefined);
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-act]'))
    button.addEventListener('click', () => {
      const act = { edit: acts.edit, large: acts.large, warning: acts.warning }[button.dataset.act as 'edit'];
      act(button.dataset.step === '-1' ? -1 : 1);
    });
  byId('ask').addEventListener('click', () => help.showModal());
}
