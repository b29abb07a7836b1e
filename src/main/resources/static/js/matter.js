// The page of a matter: order of its record, and forms that open and close in place.
(() => {
    'use strict';

    function order(button) {
        const list = document.getElementById('timeline');
        const on = document.querySelector('[data-order].on');
        if (!list || button === on) return;
        list.append(...[...list.children].reverse());
        document.querySelectorAll('[data-order]').forEach(other => {
            other.classList.toggle('on', other === button);
            other.setAttribute('aria-pressed', String(other === button));
        });
    }

    function close(event) {
        event.preventDefault();
        document.getElementById('act').replaceChildren();
        document.querySelector('#acts a.btn')?.focus();
    }

    /** Of many parties those whose line holds what is typed: what can be read of a masked name or number. */
    function findRows(input) {
        const wanted = input.value.trim();
        document.querySelectorAll(`#${CSS.escape(input.dataset.findRows)} tr:not(.rv)`).forEach(row => {
            row.hidden = !row.textContent.includes(wanted);
        });
    }

    document.querySelectorAll('[data-find-rows]').forEach(input => { input.hidden = false; });
    document.addEventListener('input', event => {
        if (event.target.dataset.findRows) findRows(event.target);
    });

    document.addEventListener('click', event => {
        const button = event.target.closest('[data-order]');
        if (button) order(button);
        if (event.target.closest('[data-close-form]')) close(event);
    });

    document.addEventListener('htmx:afterSwap', event => {
        if (event.target.id === 'act') event.target.querySelector('textarea, select, input:not([type="hidden"]), button')?.focus({ preventScroll: true });
        document.querySelectorAll('details.reveal[open]').forEach(open => { open.open = false; });
    });
})();
