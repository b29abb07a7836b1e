package org.shanzhi.matter.store;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Type;

/** The numbers under which event types lie in the log. */
public final class EventTypes {
    private static final Map<Integer, Class<? extends Event>> BY_NO = Arrays.stream(
                    Event.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(c -> type(c).no(), c -> c.asSubclass(Event.class)));

    private EventTypes() {}

    static Class<? extends Event> of(int no) {
        Class<? extends Event> type = BY_NO.get(no);
        if (type == null) throw new IllegalStateException("The log holds an event of unknown type " + no);
        return type;
    }

    static Type type(Class<?> event) {
        return event.getAnnotation(Type.class);
    }
}
