package org.shanzhi.policy.load;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Every code by the list that holds it, gathered before any row is read, because rows refer to each other across files. */
final class Codes {
    private final Map<String, Set<String>> lists = new LinkedHashMap<>();

    void add(String list, String code) {
        lists.computeIfAbsent(list, name -> new LinkedHashSet<>()).add(code);
    }

    boolean has(String list, String code) {
        return of(list).contains(code);
    }

    Collection<String> of(String list) {
        return lists.getOrDefault(list, Set.of());
    }
}
