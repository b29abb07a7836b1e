package org.shanzhi.matter;

import java.util.Locale;

/** The code of an event's type: {@code REJECTED_INTAKE}. */
final class EventCodes {
    private static final ClassValue<String> CODES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            String code = type.getAnnotation(Type.class).code();
            if (!code.isEmpty()) return code;
            return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        }
    };

    private EventCodes() {}

    static String of(Class<?> event) {
        return CODES.get(event);
    }
}
