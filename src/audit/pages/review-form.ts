/** The part of a report's page in which a person says of an edit that it is right or wrong, and what was right. */
export const REVIEW_FORM = `<div id="review" hidden>
<p class="acts"><button type="button" id="mark-right" aria-pressed="false" title="This is right (r)">✓ Right</button>
<button type="button" id="mark-wrong" aria-pressed="false" aria-expanded="false" aria-controls="mark-form" title="This is wrong (x)">✗ Wrong</button>
<button type="button" id="mark-withdraw" hidden>Take back</button>
<bdi id="subject" lang="zh-Hans"></bdi> <span id="verdict" role="status"></span></p>
<form id="mark-form" hidden>
<label for="should">What should stand here</label>
<textarea id="should" rows="1" lang="zh-Hans" autocomplete="off" spellcheck="false" aria-describedby="should-help"></textarea>
<button type="button" id="as-raw">The raw words</button>
<label><input type="checkbox" id="nothing"> nothing should</label>
<label>Note <input id="note" type="text" maxlength="2000" autocomplete="off"></label>
<label>Who <input id="who" type="text" maxlength="100" autocomplete="off"></label>
<button type="submit">Save</button> <button type="button" id="mark-cancel">Cancel</button>
<p id="should-help" class="soft">Empty: it is not said. <kbd>Enter</kbd> saves, <kbd>Shift</kbd> <kbd>Enter</kbd> is a new line.</p>
</form>
</div>`;

/** The list of the marks of a report. */
export const MARKS_LIST = `<details id="marks" open><summary>Marks</summary>
<p id="mark-count" class="soft"></p>
<ol id="mark-list"></ol>
<button type="button" id="download" hidden>Download marks</button></details>`;

/** The keys of marking, for the page's help. */
export const MARK_KEYS = `<dt><kbd>r</kbd> <kbd>x</kbd></dt><dd>says that the marked edit, or the selected words, are right, or wrong</dd>
<dt><kbd>m</kbd> <kbd>M</kbd></dt><dd>next, previous place that somebody said something of</dd>`;
