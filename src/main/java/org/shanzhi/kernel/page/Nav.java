package org.shanzhi.kernel.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The side bar of one request: what this person is offered, in order, with the present place marked.
 *
 * @param home where the person's day begins: the line that says so of their rights, or else the first that a right of their own
 *     opens, or else the first of all; empty when nothing is offered
 */
public record Nav(Map<NavGroup, List<Line>> groups, Optional<String> home) {
    public record Line(NavEntry entry, OptionalLong count, boolean here) {}

    static final Nav NONE = new Nav(Map.of(), Optional.empty());

    static Nav build(List<NavEntry> entries, Viewer.Person person, String path) {
        var offered = entries.stream()
                .filter(entry -> entry.visible(person.permissions()))
                .sorted(Comparator.comparing(NavEntry::group).thenComparingInt(NavEntry::order))
                .toList();
        // The longest address that leads here wins: /admin/units is not also /admin.
        String here = offered.stream()
                .map(NavEntry::href)
                .filter(href -> path.equals(href) || path.startsWith(href + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
        var groups = new EnumMap<NavGroup, List<Line>>(NavGroup.class);
        for (NavEntry entry : offered) {
            groups.computeIfAbsent(entry.group(), group -> new ArrayList<>())
                    .add(new Line(entry, entry.count(person), entry.href().equals(here)));
        }
        return new Nav(groups, home(offered, person.permissions()));
    }

    private static Optional<String> home(List<NavEntry> offered, Set<String> permissions) {
        return offered.stream()
                .filter(entry -> entry.home(permissions))
                .findFirst()
                .or(() -> offered.stream()
                        .filter(entry -> !entry.visible(Set.of()))
                        .findFirst())
                .or(() -> offered.stream().findFirst())
                .map(NavEntry::href);
    }
}
