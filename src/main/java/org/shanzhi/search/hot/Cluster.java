package org.shanzhi.search.hot;

import java.util.List;

/** Matters of one cause at one place, the earlier told first. */
public record Cluster(List<Told> matters) {
    public List<Long> ids() {
        return matters.stream().map(Told::id).toList();
    }
}
