package org.shanzhi.kernel.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The side bar of one request: what this person is offered, in order, with the present place marked. */
public record Nav(Map<NavGroup, List<Line>> groups) {
    public record Line(NavEntry entry, OptionalLong count, boolean here) {}

    static final Nav NONE = new Nav(Map.of());

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
        return new Nav(groups);
    }
}
