// Asks the device for a passkey, new or known, when a form that needs one is sent, and sends its answer with the form.
(() => {
    'use strict';

    const BINARY = ['rawId', 'attestationObject', 'clientDataJSON', 'authenticatorData', 'signature', 'userHandle'];

    const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
    const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

    // Browsers of offices are older than PublicKeyCredential.parseCreationOptionsFromJSON.
    function question(asked) {
        const known = list => (list ?? []).map(one => ({ ...one, id: bytes(one.id) }));
        const options = { ...asked, challenge: bytes(asked.challenge) };
        if (asked.user) options.user = { ...asked.user, id: bytes(asked.user.id) };
        if (asked.excludeCredentials) options.excludeCredentials = known(asked.excludeCredentials);
        if (asked.allowCredentials) options.allowCredentials = known(asked.allowCredentials);
        return { publicKey: options };
    }

    function answer(credential) {
        const response = {};
        for (const name of BINARY) if (credential.response[name]) response[name] = text(credential.response[name]);
        if (credential.response.getTransports) response.transports = credential.response.getTransports();
        return JSON.stringify({
            id: credential.id,
            rawId: text(credential.rawId),
            type: credential.type,
            response,
            clientExtensionResults: credential.getClientExtensionResults(),
            authenticatorAttachment: credential.authenticatorAttachment,
        });
    }

    async function ask(form) {
        const csrf = form.elements._csrf;
        const sent = await fetch(form.dataset.passkeyOptions, {
            method: 'POST',
            headers: { Accept: 'application/json' },
            body: new URLSearchParams({ _csrf: csrf.value }),
        });
        if (!sent.ok || !sent.headers.get('Content-Type')?.startsWith('application/json')) throw new Error('ended');
        const options = question(await sent.json());
        return form.dataset.passkey === 'new'
            ? navigator.credentials.create(options)
            : navigator.credentials.get(options);
    }

    function say(form, words) {
        const line = form.querySelector('[data-passkey-said]');
        line.textContent = words;
        line.hidden = false;
    }

    async function send(form, button) {
        button.setAttribute('aria-busy', 'true');
        try {
            form.elements.credential.value = answer(await ask(form));
            form.submit();
        } catch (failed) {
            button.removeAttribute('aria-busy');
            say(form, failed.name === 'InvalidStateError' ? form.dataset.already : form.dataset.cancelled);
        }
    }

    document.querySelectorAll('form[data-passkey]').forEach(form => {
        const button = form.querySelector('button[type=submit]');
        if (!window.PublicKeyCredential || !window.isSecureContext) {
            button.disabled = true;
            say(form, form.dataset.unable);
            return;
        }
        form.addEventListener('submit', event => {
            event.preventDefault();
            if (button.getAttribute('aria-busy') !== 'true') send(form, button);
        });
    });
})();
