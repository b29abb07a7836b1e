package org.shanzhi.matter.store;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Type;

/** The numbers under which event types lie in the log. */
public final class EventTypes {
    private static final Map<Integer, Class<?>> BY_NO = Arrays.stream(Event.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(c -> type(c).no(), c -> c));

    private EventTypes() {}

    static Class<?> of(int no) {
        Class<?> type = BY_NO.get(no);
        if (type == null) throw new IllegalStateException("The log holds an event of unknown type " + no);
        return type;
    }

    static Type type(Class<?> event) {
        return event.getAnnotation(Type.class);
    }
}
