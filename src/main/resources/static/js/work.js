// Lists: a filter is sent as it changes.
(() => {
    'use strict';

    document.querySelectorAll('[data-filters]').forEach(form => {
        form.querySelector('[data-filter-go]').hidden = true;
    });
    document.addEventListener('change', event => {
        const form = event.target.closest('[data-filters]');
        if (form && event.target.name !== 'q') form.requestSubmit();
    });
    // An empty choice is no wish: it stays out of the address.
    document.addEventListener('formdata', event => {
        if (!event.target.matches('[data-filters]')) return;
        [...event.formData.entries()].filter(([, value]) => value === '').forEach(([name]) => event.formData.delete(name));
    });
})();
