package org.shanzhi.matter.life;

import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.matter.Event;

/** What comes of a command: an event, with what it means for other matters, or every reason why not. */
public sealed interface Decision {
    record Happens(Event event, Map<Long, Event> elsewhere) implements Decision {}

    record Not(List<Refusal> reasons) implements Decision {}

    static Decision happens(Event event) {
        return new Happens(event, Map.of());
    }
}
