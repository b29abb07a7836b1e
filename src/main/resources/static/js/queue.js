// A desk that works matters off one by one: finding, quoting, and keys that leave an input method alone.
(() => {
    'use strict';

    const composing = event => event.isComposing || event.keyCode === 229;
    const typing = element => element.closest('input:not([type="checkbox"], [type="radio"]), textarea, select');

    // ---- types -------------------------------------------------------------------------------------------------------
    const shown = list => list.querySelector('optgroup:not([hidden]) option:not([hidden])');

    /** By a word of it, its code, or the first letters of its sounds. */
    const means = (option, wanted) => option.text.toLowerCase().includes(wanted)
        || option.value.toLowerCase().startsWith(wanted)
        || (option.dataset.letters ?? '').includes(wanted);

    function filterTypes(input) {
        const list = document.getElementById(input.dataset.filter);
        const wanted = input.value.trim().toLowerCase();
        for (const group of list.querySelectorAll('optgroup')) {
            const whole = group.label.toLowerCase().includes(wanted);
            let left = 0;
            for (const option of group.children) {
                option.hidden = !whole && !means(option, wanted);
                if (!option.hidden) left++;
            }
            group.hidden = left === 0;
        }
    }

    /** Into the list, on what was chosen before, else on the first that is left. */
    function enterTypes(input) {
        const list = document.getElementById(input.dataset.filter);
        const chosen = list.selectedOptions[0];
        if (!chosen?.value || chosen.hidden) {
            const first = shown(list);
            if (first) first.selected = true;
            list.dispatchEvent(new Event('change', { bubbles: true }));
        }
        list.focus();
    }

    function markRoutes() {
        const type = document.getElementById('typeCode')?.selectedOptions[0];
        const usual = (type?.dataset.routes ?? '').split(' ');
        document.querySelectorAll('div[data-routes] label').forEach(label => {
            label.querySelector('em').hidden = !usual.includes(label.querySelector('input').value);
        });
    }

    // ---- facts -------------------------------------------------------------------------------------------------------
    function showLevel() {
        const facts = document.querySelector('[data-facts]');
        if (!facts) return;
        const levels = [...document.querySelectorAll('[data-level]')];
        const makes = new Set([...facts.querySelectorAll(':checked')].map(box => box.dataset.makes));
        const level = levels.map(badge => badge.dataset.level).find(one => makes.has(one));
        levels.forEach(badge => { badge.hidden = badge.dataset.level !== level; });
        document.querySelector('[data-unticked]').hidden = level !== undefined;
    }

    /** The sentence that is selected in the text. A click on a fact would clear it, so it is read before. */
    function selected() {
        const selection = getSelection();
        const node = selection.anchorNode;
        const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
        return element?.closest('[data-quotable]') ? selection.toString().replace(/\s+/g, ' ').trim() : '';
    }

    let sentence = '';
    document.addEventListener('pointerdown', event => {
        sentence = event.target.closest('[data-facts]') ? selected() : '';
    });

    /** It goes into the evidence of the fact that is ticked. */
    function quote(box) {
        const said = selected() || sentence;
        const facts = box.closest('[data-facts]');
        if (!box.checked || said.length < 2) return;
        const evidence = document.getElementById(facts.dataset.facts);
        const line = facts.dataset.quote
            .replace('{0}', box.closest('label').textContent.trim())
            .replace('{1}', () => said);
        evidence.value = evidence.value ? `${evidence.value}\n${line}` : line;
        evidence.dispatchEvent(new Event('input', { bubbles: true }));
    }

    // ---- keys --------------------------------------------------------------------------------------------------------
    function sendByKey(event) {
        const form = event.target.closest('.jd form') ?? document.querySelector('.jd form[data-main]');
        const button = form?.querySelector('[data-send]') ?? form?.querySelector('[type="submit"]');
        if (!button) return;
        event.preventDefault();
        form.requestSubmit(button);
    }

    function focusByKey(key) {
        const all = [...document.querySelectorAll(`[data-focus-key="${CSS.escape(key)}"]`)];
        return enter(all.find(one => one.checked) ?? all.find(one => !one.disabled));
    }

    function enter(place) {
        const field = place?.matches('input, select, textarea') ? place : place?.querySelector('input, select, textarea');
        if (!field?.checkVisibility()) return false;
        field.focus();
        field.scrollIntoView({ block: 'nearest' });
        return true;
    }

    /** Alt with a key is for a page where somebody always types: it leads to a field, or presses and chooses without leaving one. */
    function byAlt(event) {
        const key = /^(?:Key|Digit)(.)$/.exec(event.code)?.[1].toLowerCase();
        const place = key && document.querySelector(`[data-alt="${key}"]`);
        if (!place?.checkVisibility()) return;
        event.preventDefault();
        if (place.matches('button, a, summary, [type="radio"]')) place.click();
        else enter(place);
    }

    document.addEventListener('keydown', event => {
        if (composing(event)) return;
        const field = event.target.closest('.jd input');
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            sendByKey(event);
        } else if (event.altKey && !event.ctrlKey && !event.metaKey) {
            byAlt(event);
        } else if (field?.dataset.filter && (event.key === 'Enter' || event.key === 'ArrowDown')) {
            event.preventDefault();
            enterTypes(field);
        } else if (event.key === 'Enter' && field) {
            event.preventDefault();
        } else if (event.key === 'Escape' && event.target.closest('details.reveal')) {
            event.target.closest('details.reveal').open = false;
        } else if (event.key === 'Escape' && event.target.closest('.jd')) {
            event.target.blur();
        } else if (!event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) {
            if (focusByKey(event.key.toLowerCase())) event.preventDefault();
        }
    });

    document.addEventListener('input', event => {
        if (event.target.dataset.filter) filterTypes(event.target);
    });

    document.addEventListener('change', event => {
        if (event.target.id === 'typeCode') markRoutes();
        if (event.target.closest('[data-facts]')) {
            quote(event.target);
            showLevel();
        }
        if (event.target.closest('[data-shows]')) showAnswers();
    });

    document.addEventListener('click', event => {
        const usual = event.target.closest('[data-fill]');
        if (!usual) return;
        event.preventDefault();
        const field = document.getElementById(usual.dataset.fill);
        field.value = field.value.trim() ? `${field.value.trim()} ${usual.textContent}` : usual.textContent;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.focus();
    });

    document.addEventListener('toggle', event => {
        if (event.target.matches('.jd details[open]')) event.target.querySelector('select, input:not([type="hidden"]), textarea')?.focus();
        else if (event.target.matches('details.reveal[open]')) event.target.querySelector('form button')?.focus();
    }, true);

    // ---- what was picked stays picked from one matter to the next, until it is sent or put back ------------------------
    const batch = document.getElementById('batch');
    // the beginning of the name lets the frame forget it when somebody else signs in
    const pickedAs = `kept:${document.querySelector('meta[name="viewer"]')?.content ?? ''}:picked`;

    function remembered() {
        try { return new Set(JSON.parse(sessionStorage.getItem(pickedAs) ?? '[]')); } catch { return new Set(); /* a private window may refuse */ }
    }

    function rememberPicked() {
        const picked = remembered();
        document.querySelectorAll('[data-row]').forEach(box => picked[box.checked ? 'add' : 'delete'](box.value));
        try { sessionStorage.setItem(pickedAs, JSON.stringify([...picked])); } catch { /* then they stay on this page only */ }
    }

    function pickAgain() {
        const picked = remembered();
        const boxes = [...document.querySelectorAll('[data-row]')].filter(box => picked.has(box.value));
        boxes.forEach(box => { box.checked = true; });
        boxes[0]?.dispatchEvent(new Event('change', { bubbles: true }));
    }

    document.addEventListener('change', event => {
        if (event.target.matches('[data-row], [data-all]')) rememberPicked();
    });
    document.addEventListener('click', event => {
        if (event.target.closest('[data-unpick]')) rememberPicked();
    });
    batch?.addEventListener('submit', () => {
        try { sessionStorage.removeItem(pickedAs); } catch { /* nothing was kept */ }
    });

    // ---- call-back ---------------------------------------------------------------------------------------------------
    /** The three questions are asked of whoever answers. */
    function showAnswers() {
        const result = document.querySelector('[data-shows]');
        if (!result) return;
        const value = result.querySelector(':checked')?.value;
        document.querySelectorAll('[data-when]').forEach(part => { part.disabled = part.dataset.when !== value; });
    }

    /** A form that came back is another element than the one that was sent. */
    new MutationObserver(start).observe(document.querySelector('.jd') ?? document.body, { childList: true });

    function start() {
        document.querySelectorAll('[data-filter]').forEach(input => { input.hidden = false; });
        document.querySelectorAll('select.ts').forEach(list => list.selectedOptions[0]?.scrollIntoView({ block: 'nearest' }));
        markRoutes();
        showLevel();
        showAnswers();
    }

    if (batch) pickAgain();
    document.querySelector('.ql .on')?.scrollIntoView({ block: 'nearest' });
    start();
})();
