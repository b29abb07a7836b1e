// Arrow keys lead from one day with something due to the next: left and right in order, up and down by weeks.
(() => {
    'use strict';

    const WEEK = 7 * 24 * 60 * 60 * 1000;
    const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };
    const days = [...document.querySelectorAll('[data-calendar] [data-day]')];
    const at = day => Date.parse(day.querySelector('time').dateTime);

    document.addEventListener('keydown', event => {
        const from = event.target.closest('[data-day]');
        const step = STEPS[event.key];
        if (!from || !step || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        const byWeeks = event.key === 'ArrowUp' || event.key === 'ArrowDown';
        const line = byWeeks ? days.filter(day => (at(day) - at(from)) % WEEK === 0) : days;
        line[line.indexOf(from) + step]?.focus();
    });
})();
