package org.shanzhi.matter;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every command by the code of its action. */
public final class Actions {
    private static final Map<String, Class<?>> BY_CODE = Arrays.stream(Command.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(Actions::read, Function.identity()));
    private static final ClassValue<String> CODES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return read(type);
        }
    };

    private Actions() {}

    /** Null when no command has this code. */
    public static Class<?> commandOf(String code) {
        return BY_CODE.get(code);
    }

    public static Map<String, Class<?>> all() {
        return BY_CODE;
    }

    static String codeOf(Class<?> command) {
        return CODES.get(command);
    }

    private static String read(Class<?> command) {
        return command.getAnnotation(Action.class).value();
    }
}
