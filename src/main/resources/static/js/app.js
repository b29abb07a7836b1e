// Behaviour of every page. Nothing works only with it: switches are links, forms are forms, the drawer is a :target.
(() => {
    'use strict';

    const root = document.documentElement;
    const words = () => document.getElementById('words')?.dataset ?? {};
    const meta = name => document.querySelector(`meta[name="${name}"]`);

    // ---- look: theme and large text in cookies, so that the server draws the first paint right -----------------------
    function remember(name, value) {
        const secure = location.protocol === 'https:' ? ';secure' : '';
        document.cookie = `${name}=${value};path=/;max-age=31536000;samesite=lax${secure}`;
    }

    function switchLook(which) {
        const value = which === 'theme'
            ? (root.dataset.bsTheme = root.dataset.bsTheme === 'dark' ? 'light' : 'dark')
            : (root.dataset.text = root.dataset.text === 'large' ? 'normal' : 'large');
        remember(which, value);
        document.querySelectorAll(`[data-look="${which}"]`).forEach(link =>
            link.setAttribute('aria-pressed', String(value === 'dark' || value === 'large')));
        document.dispatchEvent(new CustomEvent('look', { detail: { which, value } }));
    }

    // ---- the drawer of the side bar at phone width -------------------------------------------------------------------
    const side = () => document.getElementById('side');

    function openNav(open) {
        if (!side() || side().classList.contains('open') === open) return;
        side().classList.toggle('open', open);
        document.querySelector('.main').inert = open;
        const burger = document.querySelector('[data-open-nav]');
        burger.setAttribute('aria-expanded', String(open));
        (open ? side().querySelector('a, input, button') : burger).focus();
    }

    // ---- bulk bar ----------------------------------------------------------------------------------------------------
    // A row belongs to the form that its box names; 全选 picks the rows of its own list.
    const rowsOf = form => [...document.querySelectorAll('[data-row]')].filter(box => box.getAttribute('form') === form.id);
    const rowsBeside = all => [...all.closest('table, section').querySelectorAll('[data-row]')];

    function countPicked() {
        document.querySelectorAll('[data-row]').forEach(box => box.closest('tr')?.classList.toggle('sel', box.checked));
        document.querySelectorAll('[data-bulk]').forEach(bar => {
            const picked = rowsOf(bar).filter(box => box.checked).length;
            bar.hidden = picked === 0;
            bar.querySelectorAll('[data-n]').forEach(n => { n.textContent = picked; });
        });
        document.querySelectorAll('[data-all]').forEach(all => {
            const rows = rowsBeside(all);
            const picked = rows.filter(box => box.checked).length;
            all.checked = picked > 0 && picked === rows.length;
            all.indeterminate = picked > 0 && picked < rows.length;
        });
    }

    function pick(rows, checked) {
        rows.forEach(box => { box.checked = checked; });
        countPicked();
    }

    // ---- fields ------------------------------------------------------------------------------------------------------
    const length = text => [...text].length;

    function countText(area) {
        const out = document.querySelector(`[data-count="${CSS.escape(area.id)}"]`);
        if (!out) return;
        const max = Number(area.dataset.max), now = length(area.value);
        out.textContent = out.textContent.replace(/^\d+/, now);
        out.classList.toggle('over', now > max);
    }

    function listFiles(input) {
        const out = document.querySelector(`[data-picked="${CSS.escape(input.id)}"]`);
        if (!out) return;
        const limit = Number(input.dataset.maxMb) * 1024 * 1024;
        const tooLarge = [...input.files].some(file => file.size > limit);
        input.setCustomValidity(tooLarge ? input.dataset.tooLarge : '');
        out.replaceChildren(...[...input.files].map(file => {
            const line = document.createElement('div');
            line.className = file.size > limit ? 'err' : '';
            line.textContent = `${file.name} ${(file.size / 1048576).toFixed(1)} MB`
                + (file.size > limit ? ` ${input.dataset.tooLarge}` : '');
            return line;
        }));
    }

    // ---- a line above the content ------------------------------------------------------------------------------------
    function say(kind, text, ...more) {
        const line = document.createElement('div');
        line.className = `say say-${kind}`;
        line.setAttribute('role', kind === 'warning' ? 'alert' : 'status');
        const span = document.createElement('span');
        span.className = 'grow';
        span.textContent = text;
        const icon = document.getElementById('words')?.content.children[['done', 'note', 'warning'].indexOf(kind)];
        if (icon) line.append(icon.cloneNode(true));
        line.append(span, ...more);
        const said = document.getElementById('said');
        said?.replaceChildren(line);
        said?.scrollIntoView({ block: 'nearest' });
    }

    function link(text, href) {
        const a = document.createElement('a');
        a.className = 'btn btn-s';
        a.href = href;
        a.textContent = text;
        return a;
    }

    /** The clipboard proper is for https alone; an intranet without it still has the old command. */
    function copy(text) {
        if (navigator.clipboard) return navigator.clipboard.writeText(text);
        const area = document.createElement('textarea');
        area.value = text;
        area.className = 'sr';
        document.body.append(area);
        area.select();
        document.execCommand('copy');
        area.remove();
        return Promise.resolve();
    }

    // ---- forms that keep what was typed ------------------------------------------------------------------------------
    // form[data-keep=NAME] is kept in this tab under the person's tag while it is being typed, sent by fetch so that a
    // lost network or an ended session leaves it on the page, and forgotten once the server has taken it.
    const PREFIX = 'kept:';
    const viewer = () => meta('viewer')?.content ?? '';
    const keyOf = form => `${PREFIX}${viewer()}:${location.pathname}:${form.dataset.keep}`;
    const initial = new WeakMap();

    function store(action) {
        try { return action(sessionStorage); } catch { return null; /* a private window may refuse */ }
    }

    function typed(form) {
        const values = {};
        for (const field of form.elements) {
            if (!field.name || field.type === 'hidden' || field.type === 'file' || field.type === 'password') continue;
            if (field.dataset.private !== undefined) continue;
            if (field.type === 'checkbox' || field.type === 'radio') {
                (values[field.name] ??= []).push(field.checked ? field.value : null);
            } else if (field.type !== 'submit' && field.type !== 'button') {
                (values[field.name] ??= []).push(field.value);
            }
        }
        return JSON.stringify(values);
    }

    const isDirty = form => initial.has(form) && initial.get(form) !== typed(form);

    function keep(form) {
        store(s => isDirty(form) ? s.setItem(keyOf(form), typed(form)) : s.removeItem(keyOf(form)));
    }

    function forget(form) {
        store(s => s.removeItem(keyOf(form)));
        initial.set(form, typed(form));
    }

    function restore(form) {
        const kept = store(s => s.getItem(keyOf(form)));
        if (!kept || form.dataset.failed !== undefined) return;
        const values = JSON.parse(kept), seen = {};
        for (const field of form.elements) {
            const list = values[field.name];
            if (!list || field.type === 'hidden' || field.type === 'file') continue;
            const value = list[(seen[field.name] = (seen[field.name] ?? -1) + 1)];
            if (field.type === 'checkbox' || field.type === 'radio') field.checked = value === field.value;
            else if (value !== undefined) field.value = value;
        }
        const discard = document.createElement('button');
        discard.type = 'button';
        discard.className = 'btn btn-s';
        discard.textContent = words().discard;
        discard.addEventListener('click', () => { form.reset(); forget(form); document.getElementById('said').replaceChildren(); });
        say('note', words().restored, discard);
    }

    /** Somebody else at the same machine must not be shown what another person typed. */
    function forgetOthers() {
        if (!viewer()) return;
        store(s => Object.keys(s)
            .filter(key => key.startsWith(PREFIX) && !key.startsWith(`${PREFIX}${viewer()}:`))
            .forEach(key => s.removeItem(key)));
    }

    async function send(form, button) {
        keep(form);
        const data = new FormData(form, button);
        const body = form.enctype === 'multipart/form-data' ? data : new URLSearchParams(data);
        button?.setAttribute('aria-busy', 'true');
        try {
            const answer = await fetch(button?.getAttribute('formaction') ?? form.getAttribute('action'), {
                method: 'POST', body, headers: { 'X-Keep': 'yes', Accept: 'text/html' }, credentials: 'same-origin',
            });
            await arrived(form, answer);
        } catch {
            say('warning', words().unsent);
        } finally {
            button?.removeAttribute('aria-busy');
        }
    }

    async function arrived(form, answer) {
        const next = answer.headers.get('X-Location');
        if (next) {
            forget(form);
            if (new URL(next, location.href).href.split('#')[0] === location.href.split('#')[0]) location.reload();
            else location.assign(next);
            return;
        }
        if (answer.headers.get('X-Problem') === 'SESSION_ENDED') {
            const back = encodeURIComponent(location.pathname + location.search);
            say('warning', `${words().ended} ${words().kept}`, link(words().signIn, `${words().signInHref}?next=${back}`));
            return;
        }
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const again = page.querySelector(`form[data-keep="${CSS.escape(form.dataset.keep)}"]`);
        if (again?.dataset.taken !== undefined) {
            renew(form, again, page);
            return;
        }
        const said = page.getElementById('said');
        if (said?.childElementCount) document.getElementById('said').replaceChildren(...said.children);
        if (again) {
            again.dataset.failed = '';
            form.replaceWith(again);
            window.htmx?.process(again);
            initial.set(again, '');
            (again.querySelector('[aria-invalid="true"]') ?? document.getElementById('said')).focus?.();
            document.querySelectorAll('[data-max]').forEach(countText);
        } else {
            const problem = page.querySelector('.problem');
            const why = problem?.querySelector('p, .problem-l')?.textContent.trim();
            say('warning', why ? `${problem.querySelector('h1').textContent} ${why}` : words().unsent);
        }
    }

    /** The server took it and sent the next empty form along, with what stands around it. */
    function renew(form, again, page) {
        forget(form);
        form.replaceWith(again);
        window.htmx?.process(again);
        initial.set(again, typed(again));
        document.querySelectorAll('[data-renew]').forEach(part => part.replaceWith(page.getElementById(part.id)));
        document.getElementById('said').replaceChildren();
        again.querySelector('[autofocus]')?.focus();
    }

    // ---- listening ---------------------------------------------------------------------------------------------------
    document.addEventListener('click', event => {
        const on = selector => event.target.closest(selector);
        const look = on('[data-look]');
        if (look && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            switchLook(look.dataset.look);
        } else if (on('[data-open-nav]')) {
            event.preventDefault();
            openNav(true);
        } else if (on('[data-close-nav]')) {
            if (location.hash === '#side') history.replaceState(null, '', location.pathname + location.search);
            openNav(false);
        } else if (on('[data-unpick]')) {
            pick(rowsOf(on('[data-unpick]').closest('form')), false);
        } else if (on('[data-copy]')) {
            copy(on('[data-copy]').dataset.copy).then(() => say('done', words().copied));
        } else if (on('[data-print]')) {
            window.print();
        } else if (on('[data-back]')) {
            history.back();
        }
        document.querySelectorAll('details.whyday[open]').forEach(open => {
            if (!open.contains(event.target)) open.open = false;
        });
    });

    document.addEventListener('change', event => {
        if (event.target.matches('[data-row]')) countPicked();
        else if (event.target.matches('[data-all]')) pick(rowsBeside(event.target), event.target.checked);
        else if (event.target.matches('[data-max-mb]')) listFiles(event.target);
        const form = event.target.form;
        if (form?.dataset.keep !== undefined) keep(form);
    });

    let waiting;
    document.addEventListener('input', event => {
        if (event.target.matches('[data-max]')) countText(event.target);
        const form = event.target.form;
        if (form?.dataset.keep === undefined) return;
        clearTimeout(waiting);
        waiting = setTimeout(() => keep(form), 400);
    });

    document.addEventListener('submit', event => {
        const form = event.target;
        if (form.matches('[data-sign-out]')) store(s => s.clear());
        if (form.dataset.keep === undefined || event.defaultPrevented) return;
        if (event.submitter?.dataset.leaves !== undefined) {
            forget(form);
            return;
        }
        event.preventDefault();
        const button = event.submitter;
        if (button?.getAttribute('aria-busy') === 'true') return;
        send(form, button);
    });

    // Keys stay out of the way of an input method: what it is composing is not ours.
    document.addEventListener('keydown', event => {
        if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === 'Escape') {
            openNav(false);
            document.querySelectorAll('details.whyday[open]').forEach(open => {
                open.open = false;
                open.querySelector('summary').focus();
            });
            return;
        }
        if (event.target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]')) return;
        if (event.key === '/') {
            const search = document.querySelector('[data-search]');
            if (search?.checkVisibility()) {
                event.preventDefault();
                search.focus();
            }
            return;
        }
        // A button or link with data-key answers to that letter wherever nobody is typing.
        const target = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
        if (target?.checkVisibility()) {
            event.preventDefault();
            target.focus();
            target.click();
        }
    });

    window.addEventListener('beforeunload', event => {
        if ([...document.querySelectorAll('form[data-keep]')].some(isDirty)) event.preventDefault();
    });

    document.addEventListener('htmx:configRequest', event => {
        const csrf = meta('csrf');
        if (csrf) event.detail.headers[csrf.dataset.header] = csrf.content;
    });
    // Our own error pages know where they belong; those of a proxy in between do not.
    document.addEventListener('htmx:beforeSwap', event => {
        const answer = event.detail.xhr;
        if (answer.status >= 400) {
            event.detail.shouldSwap = answer.getResponseHeader('X-Problem') !== null || [409, 412, 422].includes(answer.status);
            if (!event.detail.shouldSwap) say('warning', words().unsent);
        }
    });
    document.addEventListener('htmx:sendError', () => say('warning', words().unsent));
    document.addEventListener('htmx:afterSwap', () => {
        countPicked();
        document.querySelectorAll('[data-max]').forEach(countText);
        document.querySelectorAll('form[data-keep]').forEach(form => initial.has(form) || initial.set(form, typed(form)));
    });

    // ---- the bell: counts come by a stream that ends with an idle session and is not opened again by itself ----------
    const bell = document.querySelector('[data-bell]');
    if (bell) {
        const number = bell.querySelector('[data-bell-n]');
        const stream = new EventSource(bell.dataset.bell);
        stream.addEventListener('unread', event => {
            number.hidden = event.data === '0';
            number.textContent = Number(event.data) > 99 ? '99+' : event.data;
        });
        const close = () => stream.close();
        setTimeout(close, 15 * 60 * 1000);
        stream.addEventListener('error', close);
        window.addEventListener('pagehide', close);
    }

    // Where tabs are wider than the screen, the one that is open is in sight.
    document.querySelectorAll('.tabs').forEach(tabs => {
        const here = tabs.querySelector('[aria-current]');
        if (here) tabs.scrollLeft = here.offsetLeft - (tabs.clientWidth - here.offsetWidth) / 2;
    });

    forgetOthers();
    document.querySelectorAll('form[data-keep]').forEach(form => {
        initial.set(form, typed(form));
        restore(form);
    });
    document.querySelectorAll('[data-max]').forEach(countText);
    countPicked();
})();
