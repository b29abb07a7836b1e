package org.shanzhi.search.hot;

import java.util.ArrayList;
import java.util.List;

/** Matters that were found near one another, while more may join. */
final class Group {
    final List<Told> matters = new ArrayList<>();
    Vector words;
    long lastDay;

    void add(Told told, Vector its) {
        matters.add(told.brief());
        words = words == null ? its : words.plus(its);
        lastDay = told.day().toEpochDay();
    }

    /** How much of a matter of length one is in the group, between 0 and 1. */
    double near(double shared) {
        return words.length() == 0 ? 0 : shared / words.length();
    }
}
