package org.shanzhi.matter.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What earlier releases wrote, in the shapes of this one. The log is never rewritten: whoever changes the shape of an event
 * raises its {@link org.shanzhi.matter.Type#v} and adds the step from the shape before to {@link #STEPS}, and the stored logs
 * in the tests go on being read.
 *
 * @param steps what makes a shape the next one of its type
 */
record Upcasters(Map<Shape, UnaryOperator<TwoParts>> steps) {
    static final Upcasters STEPS = new Upcasters(
            Map.of(new Shape(38, 1), Upcasters::thatFollowsNone, new Shape(39, 1), Upcasters::withoutNumber));

    /** A type's number, and the version that the step starts from. */
    record Shape(int type, int v) {}

    /** Supervisions did not go up in levels. */
    private static TwoParts thatFollowsNone(TwoParts order) {
        var open = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) order.open()).forEach((name, value) -> open.put((String) name, value));
        open.put("follows", 0);
        return new TwoParts(open, order.secret());
    }

    /** Supervisions had no numbers. */
    private static TwoParts withoutNumber(TwoParts reply) {
        return new TwoParts(Map.of("no", 0), reply.secret());
    }

    /** @throws IllegalStateException when a later release wrote it, or a step is missing */
    TwoParts upTo(int current, int type, int v, TwoParts stored) {
        if (v > current) throw new IllegalStateException("A later release wrote version " + v + " of event " + type);
        TwoParts shape = stored;
        for (int from = v; from < current; from++) {
            var step = steps.get(new Shape(type, from));
            if (step == null) throw new IllegalStateException("Nothing reads version " + from + " of event " + type);
            shape = step.apply(shape);
        }
        return shape;
    }
}
