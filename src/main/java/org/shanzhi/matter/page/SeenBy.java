package org.shanzhi.matter.page;

import java.time.Instant;
import java.util.List;

/**
 * 谁能看到: everybody who may read a matter, and why.
 *
 * @param through why the reader sees it although it is out of scope; null when it is in scope
 * @param gives whether the reader lets others read it
 */
public record SeenBy(List<Unit> units, List<Person> persons, Through through, boolean gives) {
    /** A unit whose people read it as far as their roles do. */
    public record Unit(String name, String why) {}

    public record Person(String username, String name, String serves, String why, Instant until, boolean emergency) {}

    public record Through(Instant until, boolean emergency) {}
}
