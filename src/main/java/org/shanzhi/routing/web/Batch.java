package org.shanzhi.routing.web;

import java.util.List;
import java.util.UUID;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Typed;

/**
 * The bar for several matters at once.
 *
 * @param units the unit that was chosen before
 * @param key under which it is sent once
 */
public record Batch(Typed typed, List<FieldError> errors, List<Choice> units, String key) {
    static Batch of(Typed typed, List<FieldError> errors, List<Choice> units) {
        return new Batch(typed, errors, units, UUID.randomUUID().toString());
    }

    static Batch nothing() {
        return of(Typed.nothing(), List.of(), List.of());
    }
}
