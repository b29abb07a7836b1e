package org.shanzhi.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everything the district has decided beforehand, read and checked at start. Immutable: a new version is a new object, and a
 * matter remembers the version under which it was registered.
 *
 * @param version 0 is what the product ships
 * @param digest SHA-256 of the files, in hexadecimal: two installations with one digest follow the same rules
 */
public record Policies(
        int version,
        String digest,
        General general,
        Vocabulary vocabulary,
        Map<String, Route> routes,
        Taxonomy taxonomy,
        Map<String, PolicyEvent> events,
        LifeCycle lifeCycle,
        Deadlines deadlines,
        Referrals referrals,
        Places places,
        Roles roles,
        Forms forms,
        Map<String, Statistic> statistics,
        Rights rights) {
    /** The clock with this code. Asking for one that no policy names is a mistake of the program. */
    public DeadlinePolicy deadline(String code) {
        return deadlines.row(code);
    }

    /** The clocks that may start: enabled, and of a module that is built. */
    public List<DeadlinePolicy> active() {
        return deadlines.active();
    }

    /** The class or type with this code. Asking for one that no taxonomy names is a mistake of the program. */
    public MatterType type(String code) {
        return taxonomy.type(code).orElseThrow(() -> new IllegalArgumentException("No taxonomy has the code " + code));
    }

    public boolean has(String list, String code) {
        return vocabulary.has(list, code);
    }

    public String label(String list, String code, Locale locale) {
        return vocabulary.label(list, code, locale);
    }

    /** A right in words: its action's where it is one to act, its own otherwise. */
    public String label(Permission right, Locale locale) {
        return right.action()
                .map(action -> label("actions", action, locale))
                .orElseGet(() -> label("permissions", right.name(), locale));
    }

    /** Where an action leads from a state of a matter; empty when it moves nothing there. */
    public List<Transition> transition(String state, String action) {
        return lifeCycle.transition(state, action);
    }

    public ActionPolicy action(String code) {
        ActionPolicy action = lifeCycle.actions().get(code);
        if (action == null) {
            throw new IllegalArgumentException("No action is called " + code);
        }
        return action;
    }
}
