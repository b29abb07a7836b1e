package org.shanzhi.policy;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Every closed list by its name in the policy files: {@code channels}, {@code case_states}, {@code deadline_policies} …
 * {@code types} is the union of the three taxonomies. Rows keep the order of their file.
 */
public record Vocabulary(Map<String, Map<String, ? extends Labelled>> lists) {
    public boolean hasList(String list) {
        return lists.containsKey(list);
    }

    public boolean has(String list, String code) {
        return rows(list).containsKey(code);
    }

    public Set<String> codes(String list) {
        return rows(list).keySet();
    }

    public Collection<? extends Labelled> of(String list) {
        return rows(list).values();
    }

    /** The name of a code; the code itself when a later version no longer knows it, so that old matters stay readable. */
    public String label(String list, String code, Locale locale) {
        Labelled row = rows(list).get(code);
        return row == null ? code : row.label(locale);
    }

    private Map<String, ? extends Labelled> rows(String list) {
        Map<String, ? extends Labelled> rows = lists.get(list);
        if (rows == null) {
            throw new IllegalArgumentException("No policy list is called " + list);
        }
        return rows;
    }
}
