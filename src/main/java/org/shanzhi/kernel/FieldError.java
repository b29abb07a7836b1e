package org.shanzhi.kernel;

import java.util.List;

/** What is wrong with one field of what was sent; {@code field} is its path, such as {@code parties[1].phone}. */
public record FieldError(String field, RefusalCode code, List<Object> args) {
    public static FieldError of(String field, RefusalCode code, Object... args) {
        return new FieldError(field, code, List.of(args));
    }
}
