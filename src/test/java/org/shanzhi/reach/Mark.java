package org.shanzhi.reach;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Says in the title of a matter whose it is, so that every answer that shows one betrays itself.
 *
 * @param street in which it lies; it never leaves that line
 * @param department the only one that it is ever routed to
 * @param mediator the only one whom it is ever given to
 */
record Mark(int district, int street, int department, String mediator) {
    private static final Pattern MARK = Pattern.compile("d(\\d+)-s(\\d+)-p(\\d+)-m(w\\d+x\\d+)");

    static List<Mark> in(String answer) {
        return MARK.matcher(answer)
                .results()
                .map(m -> new Mark(
                        Integer.parseInt(m.group(1)),
                        Integer.parseInt(m.group(2)),
                        Integer.parseInt(m.group(3)),
                        m.group(4)))
                .distinct()
                .toList();
    }

    /** Whether somebody may ever see it: the slow, obvious answer. */
    boolean mayBeSeenBy(Someone who) {
        if (who.district() != district) return false;
        return switch (who.role()) {
            case "CLERK", "TRIAGE", "SUPERVISOR" -> true;
            case "MEDIATOR" -> who.username().equals(mediator);
            default -> lineOf(who) || who.unit() == department;
        };
    }

    /** Whether somebody sees it from the beginning, whoever holds it. */
    boolean isAlwaysSeenBy(Someone who) {
        return mayBeSeenBy(who) && !who.role().equals("MEDIATOR") && who.unit() != department;
    }

    private boolean lineOf(Someone who) {
        return who.unit() == street || who.unit() == street * 100;
    }

    @Override
    public String toString() {
        return "d" + district + "-s" + street + "-p" + department + "-m" + mediator;
    }
}
