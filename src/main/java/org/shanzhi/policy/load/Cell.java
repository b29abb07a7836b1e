package org.shanzhi.policy.load;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * One value under a key, or one item of its list. What cannot be read is empty, and told.
 *
 * @param at where its problems stand: the key, or the item
 */
record Cell(Row row, String key, Node at, Node node) {
    /** Text, and not something that YAML makes a boolean or a number of. */
    Optional<String> word() {
        if (!(node instanceof ScalarNode scalar)) {
            return wrong("%s is no single word".formatted(key), "write one value");
        }
        String quoted = "quote it: \"%s\"".formatted(scalar.getValue());
        if (Scalars.readsAsBoolean(scalar)) {
            return wrong(
                    "%s is %s, which YAML reads as a boolean where a code is expected"
                            .formatted(key, scalar.getValue()),
                    quoted);
        }
        if (!Scalars.isText(scalar)) {
            return wrong("%s is %s, which YAML does not read as text".formatted(key, scalar.getValue()), quoted);
        }
        return Optional.of(scalar.getValue()).filter(text -> !text.isEmpty());
    }

    Optional<String> code(String list, Codes codes) {
        return word().flatMap(code -> known(code, list, codes));
    }

    Optional<String> known(String code, String list, Codes codes) {
        return codes.has(list, code)
                ? Optional.of(code)
                : wrong("%s names %s, which is not in %s".formatted(key, code, list), Mend.use(code, codes.of(list)));
    }

    <E extends Enum<E>> Optional<E> constant(Class<E> type) {
        return word().flatMap(code -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(code))
                .findFirst()
                .or(() -> wrong("%s is %s, which does not exist".formatted(key, code), Mend.use(code, names(type)))));
    }

    static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }

    Optional<Boolean> flag() {
        return switch (plain()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> wrong("%s is neither true nor false".formatted(key), "write true or false");
        };
    }

    Optional<Integer> number() {
        try {
            return Optional.of(Integer.valueOf(plain()));
        } catch (NumberFormatException e) {
            return wrong("%s is no whole number".formatted(key), "write digits, without quotes");
        }
    }

    Optional<BigDecimal> decimal() {
        try {
            return Optional.of(new BigDecimal(plain()));
        } catch (NumberFormatException e) {
            return wrong("%s is no number".formatted(key), "write digits, without quotes");
        }
    }

    Optional<LocalDate> day() {
        return word().flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                return wrong("%s is %s, which is no day".formatted(key, text), "write it as \"2026-11-23\"");
            }
        });
    }

    boolean isEmpty() {
        return node instanceof ScalarNode scalar
                && (Scalars.isNull(scalar) || scalar.getValue().isEmpty());
    }

    boolean isNull() {
        return node instanceof ScalarNode scalar && Scalars.isNull(scalar);
    }

    boolean isSingle() {
        return node instanceof ScalarNode;
    }

    boolean isText() {
        return node instanceof ScalarNode scalar && Scalars.isText(scalar);
    }

    boolean says(String only) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(only);
    }

    private String plain() {
        return node instanceof ScalarNode scalar && scalar.isPlain() ? scalar.getValue() : "";
    }

    private <T> Optional<T> wrong(String what, String mend) {
        row.problem(at, what, mend);
        return Optional.empty();
    }
}
