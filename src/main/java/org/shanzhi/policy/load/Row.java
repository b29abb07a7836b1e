package org.shanzhi.policy.load;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shanzhi.policy.Transition;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of a policy file, read key by key. Whatever cannot be read is a problem at its own line and gives a harmless
 * value, so that reading goes on and one start tells everything. {@link #done} complains of keys that nobody asked for.
 */
final class Row {
    /** What lists call the code of a row. */
    private static final List<String> NAMES = List.of("code", "id", "n", "role", "what", "rule");

    private final String file;
    private final String subject;
    private final MappingNode node;
    private final Codes codes;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    Row(String file, String subject, MappingNode node, Codes codes, Problems problems) {
        this.file = file;
        this.subject = subject;
        this.node = node;
        this.codes = codes;
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                values.put(key.getValue(), tuple.getValueNode());
            }
        }
    }

    String subject() {
        return subject;
    }

    Set<String> keys() {
        return values.keySet();
    }

    /** The keys, each of which must be a code of a list. */
    List<String> keys(String list) {
        return values.keySet().stream()
                .filter(key -> {
                    asked.add(key);
                    return known(values.get(key), "key", key, list).isPresent();
                })
                .toList();
    }

    /** The key is there, be it null. */
    boolean has(String key) {
        asked.add(key);
        return values.containsKey(key);
    }

    /** The key is there and says something. */
    boolean says(String key) {
        return has(key) && !(values.get(key) instanceof ScalarNode scalar && Scalars.isNull(scalar));
    }

    boolean isList(String key) {
        return says(key) && values.get(key) instanceof SequenceNode;
    }

    boolean isText(String key) {
        return says(key) && values.get(key) instanceof ScalarNode scalar && Scalars.isText(scalar);
    }

    // --- words

    String text(String key) {
        return optionalText(key).orElseGet(() -> {
            problem(key, "has no " + key, "add %s: …".formatted(key));
            return "";
        });
    }

    Optional<String> optionalText(String key) {
        return says(key) ? word(key, values.get(key)) : Optional.empty();
    }

    List<String> texts(String key) {
        return items(key).stream().flatMap(item -> word(key, item).stream()).toList();
    }

    private Optional<String> word(String key, Node item) {
        if (!(item instanceof ScalarNode scalar)) {
            problem(item, "%s is no single word".formatted(key), "write one value");
            return Optional.empty();
        }
        if (Scalars.readsAsBoolean(scalar)) {
            problem(
                    item,
                    "%s is %s, which YAML reads as a boolean where a code is expected"
                            .formatted(key, scalar.getValue()),
                    "quote it: \"%s\"".formatted(scalar.getValue()));
            return Optional.empty();
        }
        if (!Scalars.isText(scalar)) {
            problem(
                    item,
                    "%s is %s, which YAML does not read as text".formatted(key, scalar.getValue()),
                    "quote it: \"%s\"".formatted(scalar.getValue()));
            return Optional.empty();
        }
        return Optional.of(scalar.getValue()).filter(text -> !text.isEmpty());
    }

    // --- codes

    String code(String key, String list) {
        String code = text(key);
        return code.isEmpty() ? code : known(values.get(key), key, code, list).orElse("");
    }

    Optional<String> optionalCode(String key, String list) {
        return optionalText(key).flatMap(code -> known(values.get(key), key, code, list));
    }

    /** The codes of a list, in their order; none when the key is absent. */
    Set<String> codes(String key, String list) {
        Set<String> found = new LinkedHashSet<>();
        for (Node item : items(key)) {
            word(key, item).flatMap(code -> known(item, key, code, list)).ifPresent(found::add);
        }
        return found;
    }

    /** One code or a list of them. */
    Set<String> oneOrMore(String key, String list) {
        return says(key) && values.get(key) instanceof ScalarNode
                ? optionalCode(key, list).map(Set::of).orElse(Set.of())
                : codes(key, list);
    }

    /** A key that names a list of codes. */
    boolean knowsList(String list) {
        return codes.hasList(list);
    }

    String useList(String wrong) {
        return Mend.use(wrong, codes.lists());
    }

    private Optional<String> known(Node item, String key, String code, String list) {
        if (codes.has(list, code)) {
            return Optional.of(code);
        }
        problem(item, "%s names %s, which is not in %s".formatted(key, code, list), Mend.use(code, codes.of(list)));
        return Optional.empty();
    }

    <E extends Enum<E>> E one(String key, Class<E> type) {
        return optionalOne(key, type).orElseGet(() -> {
            if (!says(key)) {
                problem(key, "has no " + key, "add %s: %s".formatted(key, names(type)));
            }
            return type.getEnumConstants()[0];
        });
    }

    <E extends Enum<E>> Optional<E> optionalOne(String key, Class<E> type) {
        return optionalText(key).flatMap(code -> constant(values.get(key), key, code, type));
    }

    <E extends Enum<E>> Set<E> some(String key, Class<E> type) {
        Set<E> found = new LinkedHashSet<>();
        for (Node item : items(key)) {
            word(key, item).flatMap(code -> constant(item, key, code, type)).ifPresent(found::add);
        }
        return found;
    }

    private <E extends Enum<E>> Optional<E> constant(Node item, String key, String code, Class<E> type) {
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(code))
                .findFirst();
        if (found.isEmpty()) {
            problem(item, "%s is %s, which does not exist".formatted(key, code), Mend.use(code, names(type)));
        }
        return found;
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }

    /** A setting for which the program knows one way only: whoever writes another must not believe that it is followed. */
    void settled(String key, String only) {
        if (!has(key)) {
            problem(key, "has no " + key, "add %s: %s".formatted(key, only));
        } else if (!(values.get(key) instanceof ScalarNode scalar
                && scalar.getValue().equals(only))) {
            problem(
                    key,
                    "%s must be %s: the program knows no other way".formatted(key, only),
                    "write %s: %s".formatted(key, only));
        }
    }

    // --- booleans, numbers, days

    boolean flag(String key, boolean otherwise) {
        if (!says(key)) {
            return otherwise;
        }
        if (values.get(key) instanceof ScalarNode scalar && scalar.isPlain()) {
            if (scalar.getValue().equals("true")) {
                return true;
            }
            if (scalar.getValue().equals("false")) {
                return false;
            }
        }
        problem(key, "%s is neither true nor false".formatted(key), "write true or false");
        return otherwise;
    }

    int number(String key) {
        return optionalNumber(key).orElseGet(() -> {
            if (!says(key)) {
                problem(key, "has no " + key, "add %s: and a whole number".formatted(key));
            }
            return 0;
        });
    }

    Optional<Integer> optionalNumber(String key) {
        if (!says(key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.valueOf(plain(key)));
        } catch (NumberFormatException e) {
            problem(key, "%s is no whole number".formatted(key), "write digits, without quotes");
            return Optional.empty();
        }
    }

    BigDecimal decimal(String key) {
        has(key);
        try {
            return new BigDecimal(plain(key));
        } catch (NumberFormatException e) {
            problem(key, "%s is no number".formatted(key), "write digits, without quotes");
            return BigDecimal.ZERO;
        }
    }

    private String plain(String key) {
        return values.get(key) instanceof ScalarNode scalar && scalar.isPlain() ? scalar.getValue() : "";
    }

    Optional<LocalDate> day(String key) {
        return optionalText(key).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                problem(key, "%s is %s, which is no day".formatted(key, text), "write it as \"2026-11-23\"");
                return Optional.empty();
            }
        });
    }

    // --- rows within

    /** A silent row when the key is absent or holds something else: that was told once. */
    Row row(String key) {
        if (says(key) && values.get(key) instanceof MappingNode mapping) {
            return new Row(file, below(key), mapping, codes, problems);
        }
        if (!says(key)) {
            problem(key, "has no " + key, "add %s: and its settings".formatted(key));
        } else {
            problem(key, "%s is no group of settings".formatted(key), "write %s: {…: …}".formatted(key));
        }
        return new Row(file, below(key), YamlFile.nothing(file), codes, new Problems());
    }

    Optional<Row> optionalRow(String key) {
        return says(key) ? Optional.of(row(key)) : Optional.empty();
    }

    List<Row> rows(String key) {
        List<Row> rows = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof MappingNode mapping) {
                rows.add(new Row(file, below(name(mapping, key)), mapping, codes, problems));
            } else {
                problem(item, "%s holds something that is no row".formatted(key), "write {code: …, zh: …, en: …}");
            }
        }
        return rows;
    }

    private String below(String name) {
        return subject.isEmpty() ? name : subject + "." + name;
    }

    private List<Node> items(String key) {
        if (!says(key)) {
            return List.of();
        }
        if (values.get(key) instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(key, "%s must be a list".formatted(key), "write %s: […]".formatted(key));
        return List.of();
    }

    /** The code of the row, however its list calls it. */
    String code() {
        String key = NAMES.stream().filter(values::containsKey).findFirst().orElse("code");
        return text(key);
    }

    /** What a row is called in problems and references: its code, or the edge it is. */
    static String name(MappingNode row, String otherwise) {
        Map<String, String> words = new HashMap<>();
        for (NodeTuple tuple : row.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && tuple.getValueNode() instanceof ScalarNode value) {
                words.put(key.getValue(), value.getValue());
            }
        }
        if (words.keySet().containsAll(List.of("from", "action", "to"))) {
            return edge(words.get("from"), words.get("action"), words.get("to"));
        }
        return NAMES.stream()
                .filter(words::containsKey)
                .map(words::get)
                .findFirst()
                .orElse(otherwise);
    }

    static String edge(Transition edge) {
        return edge(edge.from(), edge.action(), edge.to());
    }

    private static String edge(String from, String action, String to) {
        return "%s -%s-> %s".formatted(from, action, to);
    }

    // --- problems

    /** At the line of the key when it is there, else of the row. */
    void problem(String key, String what, String mend) {
        problem(values.getOrDefault(key, node), what, mend);
    }

    void problem(String what, String mend) {
        problem(node, what, mend);
    }

    private void problem(Node at, String what, String mend) {
        problems.add(new Place(file, at.getStartMark().getLine() + 1), (subject + " " + what).strip(), mend);
    }

    /** Every key must have been asked for by now. */
    void done() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                problem(key, "has the key %s, which nothing reads".formatted(key), Mend.use(key, asked));
            }
        }
    }
}
