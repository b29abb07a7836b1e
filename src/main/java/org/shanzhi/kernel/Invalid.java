package org.shanzhi.kernel;

import java.util.List;

/** What was sent cannot be understood as it stands: 422 with {@code errors[]}, or the messages beside the fields. */
public final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<FieldError> errors;

    public Invalid(List<FieldError> errors) {
        super(errors.toString(), null, false, false);
        this.errors = List.copyOf(errors);
    }

    public Invalid(String field, RefusalCode code, Object... args) {
        this(List.of(FieldError.of(field, code, args)));
    }

    public List<FieldError> errors() {
        return errors;
    }
}
