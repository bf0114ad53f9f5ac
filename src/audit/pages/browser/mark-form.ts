import type { Said } from '../model/mark-target.ts';
import { byId } from './element.ts';

/** The form in which a person says what should have stood at a place. */
export interface MarkForm {
  /** opens it; what was said before stands in it already */
  readonly open: (said: Partial<Said> | undefined, raw: string) => void;
  readonly close: () => void;
  readonly isOpen: () => boolean;
}

const WHO = 'qingyuan/who';

/** Listens to the form; `onSave` is given what was said, `onClose` is told when it is left. */
export function markForm(
  onSave: (said: Pick<Said, 'should' | 'note' | 'who'>) => void,
  onClose: () => void,
): MarkForm {
  const form = byId<HTMLFormElement>('mark-form');
  const should = byId<HTMLTextAreaElement>('should');
  const nothing = byId<HTMLInputElement>('nothing');
  const note = byId<HTMLInputElement>('note');
  const who = byId<HTMLInputElement>('who');
  const wrong = byId('mark-wrong');
  let rawWords = '';
  who.value = remembered();

  const show = (isOpen: boolean): void => {
    form.hidden = !isOpen;
    wrong.setAttribute('aria-expanded', String(isOpen));
  };
  const close = (): void => {
    show(false);
    onClose();
  };
  const grow = (): void => {
    should.disabled = nothing.checked;
    should.rows = Math.min(6, should.value.split('\n').length);
  };
  nothing.addEventListener('change', grow);
  should.addEventListener('input', grow);
  byId('as-raw').addEventListener('click', () => {
    nothing.checked = rawWords === '';
    should.value = rawWords;
    grow();
    should.focus();
  });
  byId('mark-cancel').addEventListener('click', close);
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    // While a word is being put together, Enter takes it and nothing more.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.target !== should) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    remember(who.value);
    const words = nothing.checked ? '' : should.value;
    onSave({
      ...((nothing.checked || words !== '') && { should: words }),
      ...(note.value !== '' && { note: note.value }),
      ...(who.value !== '' && { who: who.value }),
    });
    close();
  });
  return {
    open(said, raw) {
      rawWords = raw;
      should.value = said?.should ?? '';
      nothing.checked = said?.should === '';
      note.value = said?.note ?? '';
      who.value = said?.who ?? remembered();
      grow();
      show(true);
      (nothing.checked ? nothing : should).focus();
    },
    close: () => show(false),
    isOpen: () => !form.hidden,
  };
}

/** A name that was given once need not be given again. */
function remembered(): string {
  try {
    return localStorage.getItem(WHO) ?? '';
  } catch {
    return '';
  }
}

function remember(who: string): void {
  try {
    localStorage.setItem(WHO, who);
  } catch {
    // It is asked for again.
  }
}
